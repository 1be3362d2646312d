import type { Fault } from "./fault.js";

/** A connection that breaks before a response has come. What serves the mock on a port closes the socket. */
export class Reset extends TypeError {
  override readonly name = "Reset";
  constructor() {
    super("The fault broke the connection.");
  }
}

/** A response as it is before a fault changes it. */
export interface Reply {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly text: string;
}

/** The status that the caller gets; none where the connection breaks before. */
export function statusAfter({ status }: Reply, fault: Fault | undefined): number | undefined {
  if (fault?.kind === "reset") return undefined;
  return { html: 502, redirect: 307 }[String(fault?.kind)] ?? status;
}

/** Makes what a fault makes of a reply; `replyTo` has made a failure of a status before. */
export async function applyFault(
  reply: Reply,
  fault: Fault,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const { headers, text } = reply;
  const status = statusAfter(reply, fault);
  if (status === undefined) throw new Reset();
  const half = text.slice(0, text.length / 2);
  const respond = (body: BodyInit | null = text, more = {}): Response =>
    new Response(body, { status, headers: { ...headers, ...more } });
  switch (fault.kind) {
    case "slow-headers":
      await wait(fault.milliseconds, signal);
      return respond();
    case "slow-body":
      return respond(
        streamOf(half, text.slice(half.length), () => wait(fault.milliseconds, signal)),
      );
    case "cut": {
      const size = new TextEncoder().encode(text).length;
      return respond(
        streamOf(half, "", () => Promise.reject(new Reset())),
        { "content-length": String(size) },
      );
    }
    case "garbage":
      return respond(`${half}\u0000}`);
    case "html":
      return respond("<!doctype html><title>502 Bad Gateway</title><h1>Bad Gateway</h1>", {
        "content-type": "text/html; charset=utf-8",
      });
    case "redirect":
      return respond(null, { location: "/elsewhere" });
    case "gzip":
      // The platform's fetch decodes a body and leaves the header; what serves the mock on a port encodes it.
      return respond(text, { "content-encoding": "gzip" });
    default:
      return respond();
  }
}

/** A body of two parts, with something between them. */
function streamOf(
  first: string,
  second: string,
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
async function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
