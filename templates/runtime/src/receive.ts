import { detach } from "./hooks.js";
import { type Fail, refusal } from "./failure.js";

/**
 * Reads the whole body of what a `fetch` gave as text, and no more of it than a limit.
 *
 * Throws a configuration error where that is no response, or somebody has read its body before. `signal` is that of an
 * attempt whose `fetch` may not listen to it.
 */
export async function receive(
  given: unknown,
  fail: Fail,
  signal: AbortSignal | false | undefined,
): Promise<ReceivedResponse> {
  const response = given as Response;
  const refuse = () => refusal(fail, "fetch", "must give a new Response each time");
  const { status, headers, body, bodyUsed, text: readAll } = response ?? {};
  const needed: unknown[] = [headers?.get, headers?.forEach, readAll];
  if (!Number.isInteger(status) || needed.includes(undefined) || bodyUsed || body?.locked) {
    throw refuse();
  }
  const isShort = Number(headers.get("content-length") ?? NaN) <= largestBody;
  // The platform counts for us, unless what is short grows by decompression; a mock may have no stream.
  const isCounted = isShort && !signal && !headers.get("content-encoding");
  const source = isCounted ? undefined : sourceOf(body);
  if (!source) {
    return { response, text: String(await response.text()) };
  }
  // What that comes to is nobody's concern any more.
  const cancel = (): void => detach(() => (source.read ? source.cancel() : source.return?.()));
  if (signal) {
    signal.addEventListener("abort", cancel);
    if (signal.aborted) {
      cancel();
    }
  }
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for (;;) {
    const { done, value } = await (source.read ? source.read() : source.next());
    if (done) {
      return { response, text: text + decoder.decode() };
    }
    if (!ArrayBuffer.isView(value)) {
      throw refuse();
    }
    size += value.byteLength;
    if (size > largestBody) {
      cancel();
      return { response, text: undefined };
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** Not every platform's stream is iterable, and not every mock's has a reader. */
function sourceOf(body: object | null): Source | undefined {
  const stream = (body ?? {}) as Partial<ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>>;
  return stream.getReader?.() ?? stream[Symbol.asyncIterator]?.();
}

/** A reader of a stream, or else its iterator. */
type Source =
  | Pick<ReadableStreamDefaultReader<Uint8Array>, "read" | "cancel">
  | (AsyncIterator<Uint8Array> & { readonly read?: undefined });

/** A response that has arrived in full. */
export interface ReceivedResponse {
  readonly response: Response;
  /** `undefined` where the body is larger than any response of a provider. */
  readonly text: string | undefined;
}

/** 1 MiB: the largest response that is known has a few kilobytes. */
const largestBody = 2 ** 20;
