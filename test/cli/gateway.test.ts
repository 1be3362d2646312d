import { spawn } from "node:child_process";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { repository } from "../consumer.js";
import { scratch } from "../write/scratch.js";
import { acmeSpec, brokenSpec } from "./acme-spec.js";
import { installLinkmint, runLinkmint } from "./linkmint.js";

/* `linkmint gateway`: the command line, with real sockets. */
const root = installLinkmint();
const bin = join(root, "generator/bin/linkmint.js");

/** Starts a gateway in a folder; gives what it printed, and what ends it. */
async function start(cwd: string, ...args: readonly string[]) {
  const child = spawn(process.execPath, [bin, "gateway", "--port", "0", ...args], {
    cwd,
    env: { ...process.env, TRUTO_API_TOKEN: "" },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  let printed = "";
  await new Promise<void>((resolve, reject) => {
    child.stderr.setEncoding("utf8").once("data", (said: string) => reject(new Error(said)));
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      if (/http:\S+\n/u.test(printed)) resolve();
    });
  });
  const [url = ""] = /http:\S+/u.exec(printed) ?? [];
  return { url, printed: () => printed, end: () => (child.kill("SIGINT"), exit) };
}

test("a generated client mints through it without credentials, until Ctrl-C", async () => {
  const { url, printed, end } = await start(repository, "truto");
  expect(printed()).toContain("# truto: mock, as TRUTO_API_TOKEN is not set\n");
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{22}\/truto$/u);
  const { Truto } = await import(join(repository, "generated/truto/dist/esm/index.js"));
  const truto = new Truto({ credentials: "gateway", baseUrl: url });
  const { token } = await truto.createLinkToken({ tenant_id: "acme-1" });
  expect(token).toMatch(/^[\da-f-]{36}$/u);
  expect(await end()).toBe(0);
  expect(printed()).toMatch(/^truto \(mock\): POST \/link-token 200, \d+ ms$/mu);
});

test("each run has another key", async () => {
  const folder = scratch({ "specs/acme.yaml": acmeSpec() });
  const [one, other] = await Promise.all([start(folder), start(folder)]);
  const keyOf = ({ url }: { readonly url: string }) => new URL(url).pathname;
  expect(keyOf(one)).not.toBe(keyOf(other));
});

describe("what it cannot do is one sentence", () => {
  test.each([
    [["--port", "99999"], 3, "--port 99999 is no port."],
    [["unknown"], 3, "unknown"],
  ])("%j exits with %i", (args, code, message) => {
    const folder = scratch({ "specs/acme.yaml": acmeSpec() });
    expect(runLinkmint(root, ["gateway", ...args], { folder })).toMatchObject({
      exitCode: code,
      stderr: expect.stringContaining(message),
    });
  });

  test("a spec with an error exits with 2", () => {
    const folder = scratch({ "specs/acme.yaml": brokenSpec() });
    expect(runLinkmint(root, ["gateway"], { folder })).toMatchObject({ exitCode: 2 });
  });
});
