/** A request as the mock reads it, whoever made it. */
export interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** Gives the body; nothing where it is larger than a provider takes. */
  readonly readBody: () => string | undefined | Promise<string | undefined>;
  readonly signal: AbortSignal | undefined;
}

/** The arguments of `fetch`, as far as they say what is sent. */
export interface MockInit {
  readonly method?: string;
  readonly headers?: HeadersInit | Readonly<Record<string, string>> | undefined;
  readonly body?: unknown;
  readonly signal?: AbortSignal | null | undefined;
}

/** Reads the arguments of `fetch`. */
export function readIncoming(input: string | URL | Request, init: MockInit = {}): Incoming {
  if (typeof input !== "string" && !(input instanceof URL)) {
    const { method, url, headers, signal } = input;
    const readBody = () => readStream(input.body);
    const request = { method, url: new URL(url), headers, readBody, signal };
    return Object.keys(init).length === 0
      ? request
      : readIncoming(new Request(input, init as RequestInit));
  }
  const { method = "GET", body, signal } = init;
  return {
    method: method.toUpperCase(),
    url: new URL(input),
    headers: new Headers(init.headers as HeadersInit),
    readBody: () => {
      if (body === undefined || body === null) return "";
      if (typeof body === "string") return body.length > mostBytes ? undefined : body;
      return readStream(new Response(body as BodyInit).body);
    },
    signal: signal ?? undefined,
  };
}

/** As many as providers of this kind take; nobody sends so much to mint a token. */
export const mostBytes = 2 ** 20;

async function readStream(stream: ReadableStream<Uint8Array> | null): Promise<string | undefined> {
  if (stream === null) return "";
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > mostBytes) {
      // What is left is not waited for: it may never end.
      reader.cancel().catch(() => undefined);
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
