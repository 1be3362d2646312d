import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readFiles, scratch } from "../write/scratch.js";
import { acmeSpec } from "./acme-spec.js";
import { installLinkmint, runLinkmint } from "./linkmint.js";

/* `linkmint site`: the reference pages and the mock on ports, with real sockets. */
const root = installLinkmint();
const bin = join(root, "generator/bin/linkmint.js");

/** Starts it in a folder that has the spec of acme; gives both addresses, and what ends it. */
async function startSite() {
  const folder = scratch({ "specs/acme.yaml": acmeSpec() });
  const args = [bin, "site", "--port", "0", "--mock-port", "0"];
  const child = spawn(process.execPath, args, { cwd: folder });
  onTestFinished(() => void child.kill("SIGKILL"));
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  let said = "";
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.includes("mock:")) resolve();
    });
    child.stderr.setEncoding("utf8").once("data", (text: string) => reject(new Error(text)));
  });
  const [pages = "", mock = ""] = said.match(/http:\/\/[\d.:]+/gu) ?? [];
  await expect.poll(async () => (await fetch(pages)).status, { timeout: 60_000 }).toBe(200);
  return { folder, pages, mock, end: () => (child.kill("SIGINT"), exit) };
}

test("shows the pages and the mock, writes nothing, and ends at Ctrl-C", async () => {
  const { folder, pages, mock, end } = await startSite();
  const page = await fetch(`${pages}/acme.html`);
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  const text = await page.text();
  expect(text).toContain("<h1>Acme</h1>");
  const [, script = ""] = /<script src="(page[^"]*)"/u.exec(text) ?? [];
  expect((await fetch(`${pages}/${script}`)).headers.get("content-type")).toContain("javascript");
  expect((await fetch(`${pages}/llms.txt`)).status).toBe(200);
  expect((await fetch(`${pages}/../package.json`)).status).toBe(404);
  const minted = await fetch(`${mock}/acme/tokens`, {
    method: "POST",
    headers: { "x-acme-key": "k", "content-type": "application/json" },
    body: JSON.stringify({ user: "u1" }),
  });
  expect(minted.status).toBe(200);
  expect(await end()).toBe(0);
  expect(Object.keys(readFiles(folder))).toEqual(["specs/acme.yaml"]);
});

test("tells open pages when a spec was saved, and keeps the last ones while one has an error", async () => {
  const { folder, pages } = await startSite();
  const spec = join(folder, "specs/acme.yaml");
  const events = await fetch(`${pages}/__linkmint/reload`);
  const reader = events.body?.getReader();
  writeFileSync(spec, acmeSpec().replace("name: Acme", "name: Bcme"));
  const { value } = (await reader?.read()) ?? {};
  expect(new TextDecoder().decode(value)).toBe("data: reload\n\n");
  const read = async (): Promise<string> => (await fetch(`${pages}/acme.html`)).text();
  expect(await read()).toContain("<h1>Bcme</h1>");
  writeFileSync(spec, "openapi: 3.1.0\n");
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(await read()).toContain("<h1>Bcme</h1>");
});

test("--verbose says what it reads", async () => {
  const folder = scratch({ "specs/acme.yaml": acmeSpec() });
  const args = [bin, "site", "--port", "0", "--mock-port", "0", "--verbose"];
  const child = spawn(process.execPath, args, { cwd: folder });
  onTestFinished(() => void child.kill("SIGKILL"));
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  await expect.poll(() => said, { timeout: 60_000 }).toContain("ms  read specs/acme.yaml, ");
});

test("another name that leads here reads nothing", async () => {
  const { pages } = await startSite();
  const status = await new Promise<number | undefined>((resolve, reject) => {
    request(`${pages}/acme.html`, { headers: { host: "evil.example" } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once("error", reject)
      .end();
  });
  expect(status).toBe(403);
});

test("another origin gets nothing of a page, which holds the key of the gateway", async () => {
  const { pages } = await startSite();
  const page = await fetch(`${pages}/acme.html`);
  expect(await page.text()).toMatch(
    /<html lang="en" data-mock="http[^"]+" data-gateway="http[^"]+">/u,
  );
  expect(page.headers.get("cross-origin-resource-policy")).toBe("same-origin");
  expect(page.headers.get("x-frame-options")).toBe("DENY");
  expect(page.headers.get("access-control-allow-origin")).toBeNull();
  const script = await fetch(`${pages}/__linkmint/reload.js`);
  expect(await script.text()).not.toContain("gateway");
  const ask = (site: string, use: string) =>
    new Promise((resolve) => {
      const headers = { "sec-fetch-site": site, "sec-fetch-dest": use };
      request(`${pages}/acme.html`, { headers }, ({ statusCode }) => resolve(statusCode)).end();
    });
  expect(await ask("cross-site", "script")).toBe(403);
  expect(await ask("same-site", "iframe")).toBe(403);
  expect(await ask("cross-site", "document")).toBe(200);
  expect(await ask("same-origin", "empty")).toBe(200);
});

test("a port that is no port, or in use, is wrong usage", async () => {
  const folder = scratch({ "specs/acme.yaml": acmeSpec() });
  const run = (...args: string[]) => runLinkmint(root, ["site", ...args], { folder });
  expect(run("--port", "x")).toMatchObject({ exitCode: 3, stdout: "" });
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  const { port } = taken.address() as AddressInfo;
  for (const flag of ["--port", "--mock-port"]) {
    const other = flag === "--port" ? "--mock-port" : "--port";
    const refused = run(flag, String(port), other, "0");
    expect(refused.exitCode).toBe(3);
    expect(refused.stderr).toBe(
      `linkmint: Port ${port} is in use.\nhelp: write another with ${flag}; 0 takes a free one\n`,
    );
  }
  taken.close();
});
