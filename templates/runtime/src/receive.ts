/** Reads the whole body of an answer as text, and no more of it than a limit. */
export async function receive(response: Response): Promise<Answer> {
  const { headers } = response;
  const body = response.body as (ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) | null;
  const isShort = Number(headers.get("content-length") ?? NaN) <= largestBody;
  // The platform counts for us, unless what is short grows by decompression; a mock may have no stream.
  if (!body || (isShort && !headers.get("content-encoding"))) {
    return { response, text: String(await response.text()) };
  }
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > largestBody) {
      return { response, text: undefined };
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return { response, text: text + decoder.decode() };
}

/** An answer that has arrived in full. */
export interface Answer {
  readonly response: Response;
  /** `undefined` where the body is larger than any answer of a provider. */
  readonly text: string | undefined;
}

/** 1 MiB: the largest answer that is known has a few kilobytes. */
const largestBody = 2 ** 20;
