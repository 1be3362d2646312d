import createClient from "openapi-fetch";
import { LightRequest } from "./light-request.js";
import type { LightResponse, Transport } from "./transport.js";

/** Sends JSON through openapi-fetch; gives the text of a success as `data`, the parsed body of a failure as `error`. */
export function sendRequest({ baseUrl, method, path, ...init }: Outgoing): Promise<Incoming> {
  // openapi-fetch takes its types from the paths of a spec, which the runtime cannot know.
  const { request } = createClient({
    baseUrl,
    Request: LightRequest as unknown as typeof globalThis.Request,
  }) as unknown as { request: (method: string, path: string, init: object) => Promise<Incoming> };
  return request(method, path, {
    ...init,
    bodySerializer: String,
    parseAs: "text",
    // A redirect is not followed: bodies and the providers' own headers hold secrets.
    redirect: "manual",
  });
}

interface Outgoing {
  readonly baseUrl: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  /** JSON. */
  readonly body: string | undefined;
  readonly signal: AbortSignal | undefined;
  readonly fetch: Transport;
}

interface Incoming {
  readonly data?: string;
  readonly error?: unknown;
  readonly response: LightResponse;
}
