import type { Fault } from "./fault.js";

/** A connection that breaks before a response has come. What serves the mock on a port closes the socket. */
export class Reset extends TypeError {
  override readonly name = "Reset";
  constructor() {
    super("The mock broke the connection, as the fault reset asks for.");
  }
}

/** A response as it is before a fault changes it. */
export interface Reply {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly text: string;
}

/** Makes the response of a reply, or what a fault makes of it. A status is no business of this. */
export async function applyFault(
  reply: Reply,
  fault: Fault | undefined,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const { status, headers, text } = reply;
  const half = Math.floor(text.length / 2);
  switch (fault?.kind) {
    case "reset":
      throw new Reset();
    case "slow-headers":
      await wait(fault.milliseconds, signal);
      return new Response(text, { status, headers });
    case "slow-body": {
      const { milliseconds } = fault;
      return new Response(
        streamOf([text.slice(0, half), text.slice(half)], () => wait(milliseconds, signal)),
        { status, headers },
      );
    }
    case "cut":
      return new Response(
        streamOf([text.slice(0, half), ""], () => Promise.reject(new Reset())),
        {
          status,
          headers: { ...headers, "content-length": String(new TextEncoder().encode(text).length) },
        },
      );
    case "garbage":
      return new Response(`${text.slice(0, half)}\u0000}`, { status, headers });
    case "html":
      return new Response("<!doctype html><title>502 Bad Gateway</title><h1>Bad Gateway</h1>", {
        status: 502,
        headers: { ...headers, "content-type": "text/html; charset=utf-8" },
      });
    case "redirect":
      return new Response(null, { status: 307, headers: { ...headers, location: "/elsewhere" } });
    case "gzip":
      // The platform's fetch decodes a body and leaves the header; what serves the mock on a port encodes it.
      return new Response(text, { status, headers: { ...headers, "content-encoding": "gzip" } });
    default:
      return new Response(text, { status, headers });
  }
}

/** A body of two parts, with something between them. */
function streamOf(
  [first, second]: readonly [string, string],
  between: () => Promise<void>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let part = 0;
  return new ReadableStream({
    async pull(controller) {
      part += 1;
      if (part === 1) return controller.enqueue(encoder.encode(first));
      await between();
      controller.enqueue(encoder.encode(second));
      controller.close();
    },
  });
}

/** Waits, unless the caller gives up. */
function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(end, milliseconds, resolve);
    const abort = (): void => end(() => reject(signal?.reason as Error));
    function end(settle: () => void): void {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      settle();
    }
    if (signal?.aborted === true) abort();
    else signal?.addEventListener("abort", abort);
  });
}
