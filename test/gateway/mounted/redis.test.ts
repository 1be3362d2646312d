import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, symlink } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Consumer, makeConsumer } from "../../consumer.js";
import { freePort } from "../../free-port.js";
import { installOnce } from "../../install-once.js";
import { hasProgram } from "./has-program.js";

/* Two processes count in one Redis, by either of its clients. */
let consumer: Consumer;
const children: ChildProcess[] = [];

beforeAll(async () => {
  consumer = await makeConsumer();
  await cp(path.join(import.meta.dirname, "apps"), consumer.folder, { recursive: true });
  const installed = await installOnce("linkmint-test-gateway", ["redis@6.3.1", "ioredis@5.11.1"]);
  for (const name of ["redis", "ioredis"]) {
    await symlink(
      path.join(installed, "node_modules", name),
      path.join(consumer.folder, "node_modules", name),
    );
  }
});

afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await consumer.remove();
});

describe.skipIf(!hasProgram("redis-server"))("Redis", () => {
  test.each(["redis", "ioredis"])(
    "two processes with %s never let a user past the limit",
    async (kind) => {
      const port = await freePort();
      const server = await startRedis(port);
      const workers = await Promise.all([startWorker(kind, port), startWorker(kind, port)]);
      const tallies = await Promise.all(workers.map((worker) => worker.send()));
      expect(sum(tallies, "200")).toBe(50);
      expect(sum(tallies, "429")).toBe(950);

      const closed = once(server, "close");
      server.kill("SIGKILL");
      await closed;
      const after = await Promise.all(workers.map((worker) => worker.send()));
      expect(after).toEqual([{ "503": 500 }, { "503": 500 }]);
    },
  );
});

function sum(tallies: readonly Readonly<Record<string, number>>[], status: string): number {
  return tallies.reduce((total, tally) => total + (tally[status] ?? 0), 0);
}

async function startRedis(port: number): Promise<ChildProcess> {
  const words = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const child = spawn("redis-server", words, { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes("Ready to accept connections")) {
      child.stdout.resume();
      return child;
    }
  }
  throw new Error("redis-server ended before it listened");
}

async function startWorker(kind: string, port: number) {
  const words = ["limited.mjs", kind, String(port), "500"];
  const child = spawn(process.execPath, words, {
    cwd: consumer.folder,
    stdio: ["pipe", "pipe", "inherit"],
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    send: async (): Promise<Readonly<Record<string, number>>> => {
      child.stdin.write("go\n");
      const { value, done } = await lines.next();
      if (done) throw new Error("the worker ended");
      return JSON.parse(value) as Record<string, number>;
    },
  };
}
