import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { expect } from "vitest";
import { makeWorkspace, type Workspace } from "./workspace.js";

/** How a tool is told of a cache on another machine, and what it says of two tasks. */
export interface SharedRun {
  /** Variables before a command, by the cache's address. */
  readonly variables: (address: string) => string;
  /** The command that generates and checks. */
  readonly command: string;
  readonly allMissed: RegExp;
  readonly allHit: RegExp;
}

/** A clone takes what the workspace generated and checked from a cache that both ask over HTTP, and edited files are checked again. */
export async function expectSharedCache(
  workspace: Workspace,
  { variables, command, allMissed, allHit }: SharedRun,
): Promise<void> {
  const cache = await startCache();
  const clone = makeWorkspace({});
  const run = `${variables(cache.address)} ${command}`;
  try {
    const git = "git -c user.name=acme -c user.email=acme@example.com";
    await workspace.sh(`git add . && ${git} commit --quiet --message all`);
    expect(await workspace.sh(run)).toMatch(allMissed);

    const { folder } = workspace;
    await clone.sh(`git clone --quiet ${folder} clone && cp -a ${folder}/node_modules clone/`);
    await clone.sh("rm -rf clone/node_modules/.cache");
    expect(await clone.sh(`cd clone && ${run}`)).toMatch(allHit);
    expect(await clone.sh("cd clone && git status --porcelain")).toBe("");

    clone.change("clone/packages/link/acme/src/index.ts", (text) => `${text}// edited\n`);
    const check = run.replace("generate:link check:link", "check:link");
    await expect(clone.sh(`cd clone && ${check}`)).rejects.toThrow(/edited/u);
  } finally {
    clone.remove();
    cache.stop();
  }
}

/** A cache as Turborepo and Nx ask for it. */
async function startCache(): Promise<{ readonly address: string; readonly stop: () => void }> {
  const kept = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const body = kept.get(pathname);
    const respond = async (): Promise<void> => {
      const sent = await buffer(request);
      if (request.method === "PUT") {
        kept.set(pathname, sent);
        response.writeHead(pathname.startsWith("/v8/") ? 202 : 200).end();
      } else if (pathname.endsWith("/status")) response.end('{ "status": "enabled" }');
      else if (request.method === "POST") response.end("{}");
      else if (body === undefined) response.writeHead(404).end();
      else response.writeHead(200, { "x-artifact-duration": "1" }).end(body);
    };
    void respond();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, stop: () => server.close() };
}
