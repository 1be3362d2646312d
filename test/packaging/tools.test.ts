import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { installOnce } from "../install-once.js";
import { makeProject } from "../npm-project.js";
import { untilReady } from "./until-ready.js";

/* What the tests of packages rest on. */

test("a registry that never replies is ended", async () => {
  const server = createServer(() => {}).listen(0, "127.0.0.1");
  await once(server, "listening");
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  const ended = once(child, "exit");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await expect(untilReady(child, url, 300)).rejects.toThrow("has no reply");
  expect(await ended).toEqual([null, "SIGTERM"]);
  server.close();
});

test("a registry that ends is not waited for", async () => {
  const child = spawn(process.execPath, ["-e", "process.exit(3)"]);
  await expect(untilReady(child, "http://127.0.0.1:1/")).rejects.toThrow("ended with 3");
});

test("what is installed with other overrides is in another folder", async () => {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), "linkmint-install-")));
  vi.stubEnv("XDG_CACHE_HOME", path.join(folder, "cache"));
  const one = path.join(folder, "one");
  await makeProject(one, { name: "one", version: "1.0.0" });
  const installed = async (manifest?: object) => installOnce("test", [one], manifest);
  const folders = [await installed(), await installed({ overrides: { a: "1.0.0" } })];
  folders.push(await installed({ overrides: { a: "2.0.0" } }));
  expect(new Set(folders).size).toBe(3);
  expect(await installed({ overrides: { a: "2.0.0" } })).toBe(folders[2]);
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});
