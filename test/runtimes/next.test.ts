import path from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type RecordingServer, startServer } from "../runtime/recording-server.js";
import {
  buildApp,
  makeNextApp,
  type NextApp,
  type NextBuild,
  readBuild,
  startApp,
} from "./next-app.js";
import { tools } from "./tools.js";

/*
 * Next.js renders server components at build where it finds no reason not to, and keeps what fetch got. Neither may
 * happen to a link token.
 */
const { next, "node-24": node } = inject("tools");
const app: NextApp = { node: node ?? "", folder: path.join(inject("project"), "next") };

const all = ["/bare", "/bare-no-store", "/suspended", "/suspended-no-store"];
const inSuspense = all.slice(2);
const everything = { pages: ["any", "bare"], cacheComponents: false };
const cases: readonly (NextBuild & { readonly routes: readonly string[] })[] = [
  { name: "built-by-turbopack", flags: [], ...everything, routes: all },
  { name: "built-by-webpack", flags: ["--webpack"], ...everything, routes: all },
  {
    name: "built-with-cache-components",
    flags: [],
    pages: ["any"],
    cacheComponents: true,
    routes: inSuspense,
  },
];

describe.skipIf(!next || !node)(`Next.js ${tools.next.version}`, () => {
  let provider: RecordingServer;

  beforeAll(async () => {
    await makeNextApp(app.folder, { next: next ?? "", project: inject("project") });
    let minted = 0;
    provider = await startServer(() => {
      minted += 1;
      return { body: { ...answer, link_token: `m1nted-token-${minted}` } };
    });
  }, 60_000);

  afterAll(() => provider.close());

  test.each(cases)(
    "keeps no token when $name, and mints for each load of a page",
    async ({ routes, ...build }) => {
      const before = provider.requests.length;
      const { code, stdout, stderr } = await buildApp(app, build, provider.url);
      expect(code, stdout + stderr).toBe(0);
      expect(provider.requests.slice(before)).toEqual([]);
      for (const { file, text } of await readBuild(app, build)) {
        expect(text.includes("m1nted-token"), file).toBe(false);
        expect(text.includes("s3cret-credential"), file).toBe(false);
      }
      // A page of its own for each request, or the part of it that is not in Suspense made at build.
      const mark = build.cacheComponents ? "◐" : "ƒ";
      for (const route of routes) expect(stdout).toMatch(new RegExp(`${mark} ${route}\\s`, "u"));

      const server = await startApp(app, build, provider.url);
      const tokens: string[] = [];
      for (const route of [...routes, ...routes]) tokens.push(await load(server.url + route));
      await server.close();
      expect(new Set(tokens).size, tokens.join(" ")).toBe(routes.length * 2);
      expect(provider.requests).toHaveLength(before + routes.length * 2);
    },
    300_000,
  );
});

/** The token that a page shows. */
async function load(url: string): Promise<string> {
  const response = await fetch(url);
  const [token = "none"] = /m1nted-token-\d+/u.exec(await response.text()) ?? [];
  return token;
}

const answer = { expiration: "2099-01-01T00:00:00Z", request_id: "r1" };
