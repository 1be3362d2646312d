import { EventEmitter, once } from "node:events";
import type { ServerResponse } from "node:http";
import { startServer, type RecordedRequest, type RecordingServer } from "./recording-server.js";

/**
 * Starts an HTTP server on 127.0.0.1 that goes wrong as the script says, one fault for each attempt.
 *
 * An attempt beyond the script's end is responded with 418, which no client asks for again.
 *
 * @example
 * const server = await startFaultServer([resets, responds(503), mints]);
 */
export async function startFaultServer(script: readonly Fault[]): Promise<FaultServer> {
  const attempts = new EventEmitter();
  const server = await startServer((request, response) => {
    const fault = script[server.requests.length - 1] ?? responds(418);
    fault(response, request);
    attempts.emit("attempt");
  });
  return {
    ...server,
    seen: async (count) => {
      while (server.requests.length < count) {
        await once(attempts, "attempt");
      }
    },
  };
}

export interface FaultServer extends RecordingServer {
  /** Resolves once so many attempts have arrived in full, and the script has run for each. */
  readonly seen: (count: number) => Promise<void>;
}

/** What becomes of one attempt. */
export type Fault = (response: ServerResponse, request: RecordedRequest) => void;

/** An answer with this status; a string goes out as it is, anything else as JSON. */
export function responds(
  status: number,
  body: unknown = {},
  headers: Readonly<Record<string, string>> = {},
): Fault {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(
      typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body),
    );
  };
}

/** A success. */
export const mints: Fault = responds(200, { link_token: "lt-1" });

/** Nothing, ever. */
export const hangs: Fault = () => undefined;

/** Headers and half a body, and no more. */
export const hangsWithin: Fault = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
  response.write('{"link_token":');
};

/** The connection is reset before the headers. */
export const resets: Fault = (response) => {
  response.socket?.resetAndDestroy();
};

/** The connection is reset within the body, once its first half has left. */
export const resetsWithin: Fault = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
  response.write('{"link_token":', () => response.socket?.resetAndDestroy());
};

/** A body that goes on for as long as somebody reads it. */
export function isEndless(status: number): Fault {
  return (response) => {
    const chunk = "x".repeat(65_536);
    const more = (): void => {
      while (!response.destroyed && response.write(chunk)) {
        // Until the reader's window is full.
      }
    };
    response.writeHead(status, { "content-type": "application/json", "x-request-id": "r-1" });
    response.on("drain", more);
    more();
  };
}

/** The request itself, headers and body, as a helpful provider shows it in an error. */
export function echoes(status: number): Fault {
  return (response, request) => {
    const { headers, body } = request;
    const authorization = String(headers.authorization);
    const echo = {
      error: authorization,
      message: `You sent ${JSON.stringify(headers)} and ${body}`,
      request_id: authorization,
      headers,
    };
    responds(status, echo, { "x-echo": authorization })(response, request);
  };
}
