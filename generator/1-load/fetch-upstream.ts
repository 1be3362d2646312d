import type { Checked } from "../types/diagnostic.js";
import type { SpecSource } from "../types/document.js";
import { failure } from "./read-source.js";

/** How long a download may take and how large it may be, in milliseconds and bytes. */
export interface FetchLimits {
  readonly milliseconds: number;
  readonly bytes: number;
}

const usual: FetchLimits = { milliseconds: 30_000, bytes: 64 * 1024 * 1024 };
const mostRedirects = 5;

/**
 * Downloads a provider's document. Only https is spoken, and http to this machine; redirects are followed as long as
 * that holds for where they lead, and never from elsewhere to this machine.
 */
export async function fetchUpstream(
  { provider, url }: { readonly provider: string; readonly url: string },
  limits: FetchLimits = usual,
): Promise<Checked<SpecSource>> {
  const path = shownUrl(url);
  const refuse = ({ message, help }: Refusal): Checked<SpecSource> => ({
    diagnostics: [failure("unreachable-document", path, message, help)],
  });
  const signal = AbortSignal.timeout(limits.milliseconds);
  try {
    const answer = await follow(url, signal);
    if ("message" in answer) return refuse(answer);
    const bytes = await readAll(answer, limits.bytes);
    if (bytes === undefined) return refuse(tooLarge(limits.bytes));
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { value: { provider, path, text }, diagnostics: [] };
  } catch (error) {
    if (signal.aborted) return refuse(tooSlow(limits.milliseconds));
    const isText = error instanceof TypeError && error.message.includes("encoded data");
    return refuse(
      isText ? notText : { ...saveIt, message: `There is no answer (${reasonOf(error)}).` },
    );
  }
}

/** Whether a `--from` is an address and no file. */
export function isUrl(from: string): boolean {
  return /^[a-z][a-z\d+.-]+:\/\//iu.test(from);
}

/** An address without what may be secret in it: user, password, query and fragment. */
export function shownUrl(url: string): string {
  if (!URL.canParse(url)) return url;
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

interface Refusal {
  readonly message: string;
  readonly help: string;
}

const saveIt = { help: "check the address, or save the document and name the file with --from" };
const notText: Refusal = { ...saveIt, message: "The answer is not UTF-8 text." };

/** The answer behind the redirects, or why there is none. */
async function follow(from: string, signal: AbortSignal): Promise<Response | Refusal> {
  let url = from;
  for (let hops = 0; hops <= mostRedirects; hops += 1) {
    const refusal = whyRefused(url, from);
    if (refusal !== undefined) return refusal;
    const headers = { accept: "application/yaml, application/json, text/plain;q=0.9, */*;q=0.5" };
    const answer = await globalThis.fetch(url, { redirect: "manual", headers, signal });
    const location = answer.headers.get("location");
    if (answer.status < 300 || answer.status > 399 || location === null) return check(answer);
    await answer.body?.cancel();
    if (!URL.canParse(location, url)) return { ...saveIt, message: "It redirects to no address." };
    url = new URL(location, url).href;
  }
  return { ...saveIt, message: `It redirects more than ${mostRedirects} times.` };
}

function whyRefused(url: string, from: string): Refusal | undefined {
  if (!URL.canParse(url)) return { ...saveIt, message: "This is no address." };
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== "" || password !== "") {
    return { ...saveIt, message: "The address holds credentials." };
  }
  const isLocal = isLoopback(hostname);
  if (isLocal && !isLoopback(new URL(from).hostname)) {
    return { ...saveIt, message: "It redirects to this machine." };
  }
  if (protocol === "https:" || (protocol === "http:" && isLocal)) return undefined;
  return {
    message: `${url === from ? "The address speaks" : "It redirects to"} ${protocol.slice(0, -1)}, over which anybody may change the document.`,
    help: "name it with https://, or save the document and name the file with --from",
  };
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d+){3}$/u.test(hostname);
}

async function check(answer: Response): Promise<Response | Refusal> {
  if (answer.status === 200) return answer;
  await answer.body?.cancel();
  return { ...saveIt, message: `The server answers with ${answer.status}.` };
}

/** The bytes of an answer, as far as they are not too many. */
async function readAll({ body }: Response, most: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    // Leaving the loop cancels the download.
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(bytes: number): Refusal {
  const size = bytes >= 1024 * 1024 ? `${bytes / (1024 * 1024)} MiB` : `${bytes} bytes`;
  return { ...saveIt, message: `The answer is larger than ${size}.` };
}

function tooSlow(milliseconds: number): Refusal {
  return { ...saveIt, message: `There is no whole answer within ${milliseconds / 1000} s.` };
}

/** The platform's code for what failed, such as ECONNREFUSED. */
function reasonOf(error: unknown): string {
  const { cause, name } = error as { readonly cause?: { readonly code?: unknown }; name?: string };
  return typeof cause?.code === "string" ? cause.code : (name ?? "unknown");
}
