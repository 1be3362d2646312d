import { readStrictJson } from "@linkmint/runtime";
import { formatPath } from "./format-path.js";
import { Refusal } from "./refusal.js";

/** How much a body may be, and how long it may take. */
export interface BodyLimits {
  readonly maxBytes: number;
  /** Milliseconds. */
  readonly timeout: number;
}

/** Refuses what is not JSON by its headers, before anything of it is read. */
export function checkMediaType({ headers }: Request): void {
  const type = headers.get("content-type") ?? "";
  if (!/^application\/json(?:\s*;\s*charset="?utf-8"?)?$/iu.test(type)) {
    throw new Refusal(
      "unsupported-media-type",
      "The header Content-Type must be application/json.",
    );
  }
  const encoding = headers.get("content-encoding");
  if (encoding !== null && encoding.toLowerCase() !== "identity") {
    throw new Refusal("unsupported-media-type", "Compressed bodies are not taken.");
  }
}

/** Reads the JSON object that a request holds; refuses what is too large, too slow, too deep or ambiguous. */
export async function readBody(
  request: Request,
  limits: BodyLimits,
): Promise<Readonly<Record<string, unknown>>> {
  const bytes = await readBytes(request, limits);
  const read = readStrictJson(decode(bytes), mostLevels);
  if (read.rule !== undefined) {
    const subject = read.path.length === 0 ? "The body" : formatPath(read.path);
    throw new Refusal("body-invalid", `${subject} is ${read.rule}.`);
  }
  const { value } = read;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Refusal("body-invalid", "The body is no JSON object.");
  }
  return value as Readonly<Record<string, unknown>>;
}

/** No input of a provider comes near. */
const mostLevels = 32;

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal("body-invalid", "The body is not UTF-8.");
  }
}

async function readBytes(request: Request, limits: BodyLimits): Promise<Uint8Array> {
  const { maxBytes, timeout } = limits;
  const tooLarge = () => new Refusal("body-too-large", `The body has more than ${maxBytes} bytes.`);
  // It saves reading; what is counted are the bytes that come.
  if (Number(request.headers.get("content-length")) > maxBytes) throw tooLarge();
  if (request.bodyUsed) {
    const reason = "The request's body was read before the gateway got it.";
    throw new Refusal("gateway-failed", "The gateway is not set up right.", { reason });
  }
  const reader = request.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const detail = `The body took more than ${timeout} milliseconds.`;
    timer = setTimeout(() => reject(new Refusal("body-too-slow", detail)), timeout);
  });
  try {
    const chunks: Uint8Array[] = [];
    for (let size = 0; ;) {
      const { done, value } = await Promise.race([reader.read(), late]);
      if (done) return join(chunks, size);
      size += value.byteLength;
      if (size > maxBytes) throw tooLarge();
      chunks.push(value);
    }
  } catch (error) {
    // What is left is not waited for: it may never end.
    reader.cancel().catch(() => undefined);
    if (error instanceof Refusal) throw error;
    throw new Refusal("body-invalid", "The body broke off.");
  } finally {
    clearTimeout(timer);
  }
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [first] = chunks;
  if (chunks.length === 1 && first !== undefined) return first;
  const whole = new Uint8Array(size);
  let end = 0;
  for (const chunk of chunks) {
    whole.set(chunk, end);
    end += chunk.byteLength;
  }
  return whole;
}
