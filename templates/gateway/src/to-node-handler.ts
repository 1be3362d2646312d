import type { Gateway } from "./create-gateway.js";
import { Refusal } from "./refusal.js";

/** As much of Node's `IncomingMessage` as is read. */
export interface NodeRequest extends AsyncIterable<unknown> {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly rawHeaders: readonly string[];
  readonly complete: boolean;
  readonly readableEnded: boolean;
  readonly destroy: () => unknown;
}

/** As much of Node's `ServerResponse` as is written. */
export interface NodeResponse {
  statusCode: number;
  readonly headersSent: boolean;
  readonly writableFinished: boolean;
  readonly setHeader: (name: string, value: string) => unknown;
  readonly end: (text: string, callback?: () => void) => unknown;
  readonly once: (name: "close", callback: () => void) => unknown;
}

/**
 * Makes a handler for Node's `http` and for Express, which must not read the body before: mount it above `express.json()`.
 *
 * @example
 * createServer(toNodeHandler(gateway)).listen(3000);
 * app.use("/link", toNodeHandler(gateway));
 */
export function toNodeHandler(
  gateway: Pick<Gateway, "fetch">,
): (incoming: NodeRequest, outgoing: NodeResponse) => Promise<void> {
  const handle = async (incoming: NodeRequest, outgoing: NodeResponse): Promise<void> => {
    const controller = new AbortController();
    outgoing.once("close", () => {
      if (!outgoing.writableFinished) controller.abort();
    });
    const chunks = incoming[Symbol.asyncIterator]();
    const request = toRequest(incoming, chunks, controller.signal);
    const response = await gateway.fetch(request, { incoming });
    outgoing.statusCode = response.status;
    for (const [name, value] of response.headers) outgoing.setHeader(name, value);
    // A body that was not read may never end, unless its length is known: then the connection cannot be used again.
    const isWhole =
      incoming.complete ||
      (response.status !== 408 && Number(request.headers.get("content-length") ?? NaN) <= 65_536);
    if (!isWhole) outgoing.setHeader("connection", "close");
    const text = await response.text();
    // The next request of this connection stands behind what is left.
    if (isWhole && !incoming.complete) discard(chunks).catch(() => incoming.destroy());
    outgoing.end(text, () => {
      // The caller gets a moment to read why.
      if (!isWhole) setTimeout(() => incoming.destroy(), 500);
    });
  };
  return async (incoming, outgoing) => {
    try {
      await handle(incoming, outgoing);
    } catch (error) {
      // It would end the process, since nobody waits for a handler of Node's.
      if (outgoing.headersSent) incoming.destroy();
      else fail(outgoing, error instanceof Malformed ? 400 : 500);
    }
  };
}

/** What Node read and Fetch cannot hold. */
class Malformed extends Error {}

function fail(outgoing: NodeResponse, status: 400 | 500): void {
  const title = status === 400 ? "Malformed request" : "Gateway failed";
  outgoing.statusCode = status;
  outgoing.setHeader("cache-control", "no-store");
  outgoing.setHeader("content-type", "application/problem+json");
  outgoing.setHeader("connection", "close");
  outgoing.end(JSON.stringify({ title, status }));
}

async function discard(chunks: AsyncIterator<unknown>): Promise<void> {
  while (!(await chunks.next()).done);
}

function toRequest(
  incoming: NodeRequest,
  chunks: AsyncIterator<unknown>,
  signal: AbortSignal,
): Request {
  try {
    return buildRequest(incoming, chunks, signal);
  } catch (cause) {
    throw new Malformed("Fetch takes no such request.", { cause });
  }
}

function buildRequest(
  incoming: NodeRequest,
  chunks: AsyncIterator<unknown>,
  signal: AbortSignal,
): Request {
  const { method = "GET", rawHeaders } = incoming;
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const [name = "", value = ""] = rawHeaders.slice(index, index + 2);
    // HTTP/2 has the request line among them.
    if (!name.startsWith(":")) headers.append(name, value);
  }
  const url = toUrl(incoming);
  const isBodiless = method === "GET" || method === "HEAD";
  // Fetch has no such methods; nothing here takes them.
  if (/^(?:CONNECT|TRACE|TRACK)$/iu.test(method))
    return new Request(url, { method: "HEAD", headers });
  const body = isBodiless ? {} : { body: toStream(incoming, chunks), duplex: "half" };
  const request = new Request(url, { method, headers, ...body } as RequestInit);
  // The constructor would make another signal that follows this one, at twice the time.
  return Object.defineProperty(request, "signal", { value: signal });
}

/** What was asked for, wherever Express mounted this; of an absolute URL (RFC 9112, 3.2.2), too, only the path is read. */
function toUrl(incoming: NodeRequest): string {
  const { originalUrl = incoming.url ?? "/" } = incoming as { readonly originalUrl?: string };
  if (originalUrl.startsWith("/")) return `http://localhost${originalUrl}`;
  if (!/^https?:/iu.test(originalUrl) || !URL.canParse(originalUrl)) return "http://localhost/";
  const { pathname, search } = new URL(originalUrl);
  return `http://localhost${pathname}${search}`;
}

/** Not ended by `return` of the chunks, which would close the connection before the response. */
function toStream(incoming: NodeRequest, chunks: AsyncIterator<unknown>): ReadableStream {
  const isRead = incoming.readableEnded;
  return new ReadableStream({
    async pull(controller) {
      if (isRead) {
        const reason = "The body was read before: mount the gateway above express.json().";
        throw new Refusal("gateway-failed", "The gateway is not set up right.", { reason });
      }
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}
