import path from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type RecordingServer, startServer } from "../runtime/recording-server.js";
import { tools } from "./tools.js";
import { serveWorker, type WorkerdServer } from "./workerd-server.js";

/*
 * A client at module scope outlives the request that began to fetch its access token, and in workerd the promise of
 * that fetch then never settles, or, since 2025, rejects with an error of the runtime's.
 */
const { workerd } = inject("tools");
const folder = path.join(inject("project"), "suite");
const { version } = tools.workerd;

const ways = {
  timeout: /^LinkTokenTimeoutError: /u,
  deadline: /^LinkTokenTimeoutError: /u,
  signal: /^LinkTokenAbortError: /u,
  race: /^gave up$/u,
};

describe.skipIf(!workerd).each(["2024-09-01", "2026-11-01"])(
  `a worker of ${version} as of %s`,
  (compatibilityDate) => {
    let provider: RecordingServer;
    let worker: WorkerdServer;

    beforeAll(async () => {
      provider = await startProvider();
      worker = await serveWorker({
        binary: workerd ?? "",
        folder,
        name: "isolate",
        compatibilityDate,
        suiteUrl: provider.url,
      });
    });

    afterAll(async () => {
      await worker.close();
      await provider.close();
    });

    test.each(Object.entries(ways))(
      "mints again after a request that gave up by %s",
      async (way, givenUp) => {
        expect(await ask(way, way)).toMatch(givenUp);
        expect(await ask(way, "patient")).toBe("minted");
        expect(await ask(way, "patient")).toBe("minted");
        expect(askedFor(way)).toEqual(["/v1/oauth/token", "/v1/oauth/token", mint, mint]);
      },
      20_000,
    );

    test("mints for requests that come at once after one that gave up", async () => {
      await ask("together", "race");
      const outcomes = Array.from({ length: 3 }, () => ask("together", "patient"));
      expect(await Promise.all(outcomes)).toEqual(["minted", "minted", "minted"]);
      expect(askedFor("together").filter((each) => each === mint)).toHaveLength(3);
    }, 20_000);

    /** What the worker answers to one request; one that hangs is an error after a few seconds. */
    async function ask(name: string, way: string): Promise<string> {
      const url = `${worker.url}/${name}/${way}`;
      const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
      return response.text();
    }

    /** The paths that the client of this name asked the provider for. */
    function askedFor(name: string): string[] {
      const start = `/${name}/`;
      const own = provider.requests.filter((each) => each.path.startsWith(start));
      return own.map((each) => each.path.slice(name.length + 1));
    }
  },
);

const mint = "/v1/connect/proj_1/tokens";

/** A provider whose token endpoint says nothing to the first request of each client. */
function startProvider(): Promise<RecordingServer> {
  const asked = new Set<string>();
  return startServer(({ path: asking }) => {
    if (asking.endsWith(mint)) return { body: minted };
    const isFirst = !asked.has(asking);
    asked.add(asking);
    return isFirst ? undefined : { body: grant };
  });
}

const grant = { access_token: "access-1", token_type: "Bearer", expires_in: 3600 };
const minted = {
  token: "ctok_00112233445566778899aabbccddeeff",
  expires_at: "2099-01-01T00:00:00.000Z",
  connect_link_url: "https://connect.example/?token=ctok_1",
};
