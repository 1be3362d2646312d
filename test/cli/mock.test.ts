import { spawn } from "node:child_process";
import { request, type IncomingMessage } from "node:http";
import { connect, createServer } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { scratch, writeFiles } from "../write/scratch.js";
import { acmeSpec, brokenSpec } from "./acme-spec.js";
import { installLinkmint, runLinkmint } from "./linkmint.js";

/* `linkmint mock`: a mock on a port, with real sockets. */
const root = installLinkmint();
const spec = acmeSpec().replace("client: Acme }", "client: Acme, baseUrlVariable: ACME_BASE_URL }");
const bin = join(root, "generator/bin/linkmint.js");

/** Starts a mock in a folder that has the spec of acme; gives its address, and what ends it. */
async function startMock(...args: readonly string[]) {
  return startMockIn(scratch({ "specs/acme.yaml": spec }), ...args);
}

async function startMockIn(folder: string, ...args: readonly string[]) {
  const child = spawn(process.execPath, [bin, "mock", "--port", "0", ...args], { cwd: folder });
  onTestFinished(() => void child.kill("SIGKILL"));
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const first = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding("utf8").once("data", resolve);
    child.stderr.setEncoding("utf8").on("data", (said: string) => {
      if (!said.includes("everybody who reaches")) reject(new Error(said));
    });
  });
  const [, url = ""] = /(http:\/\/[\d.:]+)\/acme/u.exec(first) ?? [];
  return { url, first, port: Number(new URL(url).port), end: () => (child.kill("SIGINT"), exit) };
}

function mint(url: string, headers: Readonly<Record<string, string>> = {}) {
  return fetch(`${url}/acme/tokens`, {
    method: "POST",
    headers: { "x-acme-key": "k", "content-type": "application/json", ...headers },
    body: JSON.stringify({ user: "u1" }),
    redirect: "manual",
  });
}

test("serves what the specs say, prints the variable that points there, and ends at Ctrl-C", async () => {
  const { url, first, end } = await startMock();
  expect(first).toContain(`ACME_BASE_URL=${url}/acme\n`);
  const response = await mint(url);
  expect(response.status).toBe(200);
  expect(await response.json()).toHaveProperty("token");
  expect(await (await fetch(`${url}/__linkmint/requests`)).json()).toMatchObject([
    { provider: "acme", status: 200 },
  ]);
  expect(await end()).toBe(0);
});

test("a package that is what its spec gives stands for the spec, and no longer once the spec is saved", async () => {
  const folder = scratch({ "specs/acme.yaml": spec });
  expect(runLinkmint(root, ["generate"], { folder }).exitCode).toBe(0);
  const statusAt = async (path: string) => {
    const { url, end } = await startMockIn(folder);
    const { status } = await fetch(`${url}/acme${path}`, { method: "POST" });
    await end();
    return status;
  };
  expect(await statusAt("/tokens")).toBe(401);
  writeFiles(folder, { "specs/acme.yaml": spec.replace("/tokens", "/other") });
  expect([await statusAt("/tokens"), await statusAt("/other")]).toEqual([404, 401]);
});

test("on all addresses it prints one that clients take, and goes by its own names and those it is given", async () => {
  const { url, port } = await startMock("--host", "0.0.0.0", "--host", "Mock.Internal:80");
  expect(url).toBe(`http://127.0.0.1:${port}`);
  const statusFor = async (host: string): Promise<string> => {
    const socket = connect(port, "127.0.0.1").setEncoding("utf8");
    socket.write(
      `GET /acme/tokens HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://a.example\r\nConnection: close\r\n\r\n`,
    );
    let said = "";
    for await (const more of socket) said += more;
    expect(said).not.toMatch(/access-control/iu);
    return said.slice(9, 12);
  };
  for (const host of [hostname(), "mock.internal", "localhost"])
    expect([host, await statusFor(host)]).toEqual([host, "405"]);
  expect(await statusFor("evil.example")).toBe("421");
});

test("gives the same for the same seed and clock", async () => {
  const flags = ["--seed", "9", "--clock", "2026-01-31T12:00:00Z"];
  const [one, other] = await Promise.all([startMock(...flags), startMock(...flags)]);
  const texts = await Promise.all([one, other].map(async ({ url }) => (await mint(url)).text()));
  expect(texts[0]).toBe(texts[1]);
});

test("faults are what they are on a wire", async () => {
  const { url } = await startMock("--fault", "503;retry-after=7:1");
  const busy = await mint(url);
  expect([busy.status, busy.headers.get("retry-after")]).toEqual([503, "7"]);
  const fault = (name: string) => ({ "linkmint-fault": name });
  await expect(mint(url, fault("reset"))).rejects.toThrow(TypeError);
  await expect(mint(url, fault("cut")).then((each) => each.text())).rejects.toThrow(TypeError);
  expect((await mint(url, fault("redirect"))).status).toBe(307);
  const compressed = await raw(url, fault("gzip"));
  expect(JSON.parse(gunzipSync(compressed).toString())).toHaveProperty("token");
  expect((await mint(url, fault("gzip"))).headers.get("content-encoding")).toBe("gzip");
});

/** The bytes of a response, as they came. */
async function raw(url: string, headers: Readonly<Record<string, string>>): Promise<Buffer> {
  const sent = request(`${url}/acme/tokens`, {
    method: "POST",
    headers: { "x-acme-key": "k", "content-type": "application/json", ...headers },
  });
  sent.end(JSON.stringify({ user: "u1" }));
  const response = await new Promise<IncomingMessage>((resolve) => sent.once("response", resolve));
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe("what is meant to break it is refused, and the next request is served", () => {
  test.each([
    [
      "another host",
      "GET /acme/x HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
      "421",
    ],
    ["a host that is none", "GET /acme/x HTTP/1.1\r\nHost: %%\r\nConnection: close\r\n\r\n", "400"],
    [
      "endless headers",
      `GET / HTTP/1.1\r\nHost: localhost\r\n${"X-A: 1234567890\r\n".repeat(5000)}\r\n`,
      "431",
    ],
    ["no HTTP", "\u0000\u0001\u0002\r\n\r\n", "400"],
    [
      "a body of 2 MiB",
      `POST /acme/tokens HTTP/1.1\r\nHost: localhost\r\nX-Acme-Key: k\r\nContent-Type: application/json\r\nContent-Length: 2097152\r\n\r\n${"x".repeat(2_097_152)}`,
      "413",
    ],
  ])("%s", async (_, bytes, status) => {
    const { url, port } = await startMock();
    const socket = connect(port, "127.0.0.1").setEncoding("utf8");
    let said = "";
    // It may be reset, with what was sent unread.
    socket.on("error", () => undefined).on("data", (more: string) => (said += more));
    socket.write(bytes);
    await new Promise((resolve) => socket.once("close", resolve));
    expect(said.slice(0, 12)).toBe(`HTTP/1.1 ${status}`);
    expect((await mint(url)).status).toBe(200);
  });
});

describe("bad input gets one sentence and an exit code", () => {
  const layDown = (): string =>
    scratch({ "specs/acme.yaml": spec, "broken/acme.yaml": brokenSpec() });

  test.each([
    [["mock", "acmee"], 3, "unknown-provider"],
    [["mock", "--fault", "teapot"], 3, "linkmint: There is no such fault."],
    [
      ["mock", "--clock", "soon"],
      3,
      "linkmint: The clock is no date, such as 2026-01-31T12:00:00Z.",
    ],
    [["mock", "--port", "x"], 3, "linkmint: --port x is no port."],
    [["mock", "--seed", "x"], 3, "linkmint: --seed x is no seed."],
    [["mock", "--host", "203.0.113.1"], 3, "linkmint: 203.0.113.1 is no address of this machine."],
    [["mock", "--host", "127.foo"], 3, "linkmint: 127.foo is no address of this machine."],
    [["mock", "--host", "a b"], 3, "linkmint: There is no such host."],
    [["mock", "--specs", "broken"], 2, "error"],
    [["mock", "--specs", "nowhere"], 3, "no-specs"],
  ])("%j", (args, exitCode, want) => {
    const run = runLinkmint(root, args, { folder: layDown() });
    expect({ exitCode: run.exitCode, stdout: run.stdout }).toEqual({ exitCode, stdout: "" });
    expect(run.stderr).toContain(want);
  });

  test("a port in use", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as { port: number };
    const run = runLinkmint(root, ["mock", "--port", String(port)], { folder: layDown() });
    server.close();
    expect(run).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining(`Port ${port} is in use.`),
    });
  });
});
