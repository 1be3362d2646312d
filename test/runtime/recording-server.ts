import { once } from "node:events";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";

/**
 * Starts an HTTP server on 127.0.0.1 that records every request and answers as the handler says.
 *
 * @example
 * const server = await startServer(() => ({ status: 401, body: { message: "no" } }));
 * await fetch(`${server.url}/link-token`, { method: "POST", body: "{}" });
 * server.requests[0]?.path; // "/link-token"
 * await server.close();
 */
export async function startServer(handler: Handler = () => ({})): Promise<RecordingServer> {
  const requests: RecordedRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const request = await record(incoming);
    requests.push(request);
    const response = await handler(request, outgoing);
    if (response) {
      reply(response, outgoing);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

export interface RecordingServer {
  /** The origin, without a slash at the end. */
  readonly url: string;
  /** Every request so far, in the order of arrival. */
  readonly requests: readonly RecordedRequest[];
  readonly close: () => Promise<void>;
}

export interface RecordedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** By lower-case name. */
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The body as JSON; `undefined` where it is none. */
  readonly json: unknown;
}

/** Gives the response, or writes it to `response` itself and gives nothing. */
export type Handler = (
  request: RecordedRequest,
  response: ServerResponse,
) => Answer | void | Promise<Answer | void>;

export interface Answer {
  /** 200 unless given. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A string goes out as it is, anything else as JSON. */
  readonly body?: unknown;
}

async function record(incoming: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    chunks.push(chunk as Buffer);
  }
  const body = Buffer.concat(chunks).toString("utf8");
  const { method = "", url = "", headers } = incoming;
  return { method, path: url, headers, body, json: parse(body) };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function reply({ status = 200, headers = {}, body = {} }: Answer, outgoing: ServerResponse): void {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  outgoing.writeHead(status, { "content-type": "application/json", ...headers });
  outgoing.end(text);
}
