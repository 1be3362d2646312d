import type { ServerResponse } from "node:http";
import {
  type Answer,
  type RecordedRequest,
  type RecordingServer,
  startServer,
} from "../runtime/recording-server.js";

/**
 * Starts the server that the suite mints against: the first part of a path says how it behaves, so
 * that a check chooses with its base URL.
 */
export async function startSuiteServer(): Promise<RecordingServer> {
  const asked = new Set<string>();
  return startServer(({ path }, response) => {
    const [, behaviour = ""] = path.split("/");
    const isFirst = !asked.has(path);
    asked.add(path);
    return behaviours[behaviour]?.({ isFirst, response }) ?? undefined;
  });
}

/** Every request that minted a token, as the lines that all runtimes have to give alike. */
export function summarizeMints(requests: readonly RecordedRequest[]): string[] {
  return requests
    .filter(({ path }) => path.startsWith("/minted"))
    .map(({ method, path, headers, body }) => {
      const { accept, "content-type": type, "user-agent": agent } = headers;
      return [method, path, accept, type, agent, body].join(" ");
    });
}

interface Turn {
  /** Whether this path is asked for the first time. */
  readonly isFirst: boolean;
  readonly response: ServerResponse;
}

const minted: Answer = {
  headers: { "x-served-by": "the suite" },
  body: {
    link_token: "m1nted-token",
    link_web_url: "https://link.example/m1nted-url",
    expiration: "2099-01-01T00:00:00Z",
    request_id: "r1",
  },
};

const behaviours: Readonly<Record<string, (turn: Turn) => Answer | void>> = {
  minted: () => minted,
  refused: () => ({
    status: 401,
    // A provider that quotes the credential back.
    body: { error: "bad_key", message: "s3cret-credential is no key" },
  }),
  "busy-once": ({ isFirst }) =>
    isFirst ? { status: 503, headers: { "retry-after-ms": "20" }, body: {} } : minted,
  moved: () => ({ status: 307, headers: { location: "/minted/link-token" } }),
  silent: () => undefined,
  halfway: ({ response }) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
    response.write(`{"link_token":`);
  },
  endless: ({ response }) => {
    const more = (): void => {
      while (!response.destroyed && response.write(" ".repeat(64 * 1024)));
    };
    response.on("drain", more);
    more();
  },
  broken: ({ response }) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
    response.write(`{"link_token":`, () => response.destroy());
  },
};
