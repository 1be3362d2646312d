import { fileError, type Words } from "../diagnostics/problem.js";
import type { Checked } from "../types/diagnostic.js";
import type { SpecSource } from "../types/document.js";

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
  const refuse = (words: Words): Checked<SpecSource> => ({
    diagnostics: [fileError("unreachable-document", path, words)],
  });
  const signal = AbortSignal.timeout(limits.milliseconds);
  try {
    const response = await follow(url, signal);
    if (!("status" in response)) return refuse(response);
    const bytes = await readAll(response, limits.bytes);
    if (bytes === undefined) return refuse(tooLarge(limits.bytes));
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { value: { provider, path, text }, diagnostics: [] };
  } catch (error) {
    if (signal.aborted)
      return refuse([`There is no whole response within ${limits.milliseconds / 1000} s.`, saveIt]);
    const isText = error instanceof TypeError && error.message.includes("encoded data");
    const what = isText
      ? "The response is not UTF-8 text."
      : `There is no response (${reasonOf(error)}).`;
    return refuse([what, saveIt]);
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

const saveIt = "check the address, or save the document and name the file with --from";

/** The response behind the redirects, or why there is none. */
async function follow(from: string, signal: AbortSignal): Promise<Response | Words> {
  let url = from;
  for (let hops = 0; hops <= mostRedirects; hops += 1) {
    const refusal = whyRefused(url, from);
    if (refusal !== undefined) return refusal;
    const headers = { accept: "application/yaml, application/json, text/plain;q=0.9, */*;q=0.5" };
    const response = await globalThis.fetch(url, { redirect: "manual", headers, signal });
    const location = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || location === null) return check(response);
    await response.body?.cancel();
    if (!URL.canParse(location, url)) return ["It redirects to no address.", saveIt];
    url = new URL(location, url).href;
  }
  return [`It redirects more than ${mostRedirects} times.`, saveIt];
}

function whyRefused(url: string, from: string): Words | undefined {
  if (!URL.canParse(url)) return ["This is no address.", saveIt];
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== "" || password !== "") {
    return ["The address holds credentials.", saveIt];
  }
  const isLocal = isLoopback(hostname);
  if (isLocal && !isLoopback(new URL(from).hostname)) {
    return ["It redirects to this machine.", saveIt];
  }
  if (protocol === "https:" || (protocol === "http:" && isLocal)) return undefined;
  return [
    `${url === from ? "The address speaks" : "It redirects to"} ${protocol.slice(0, -1)}, over which anybody may change the document.`,
    "name it with https://, or save the document and name the file with --from",
  ];
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d+){3}$/u.test(hostname);
}

async function check(response: Response): Promise<Response | Words> {
  if (response.status === 200) return response;
  await response.body?.cancel();
  return [`The server answers with ${response.status}.`, saveIt];
}

/** The bytes of a response, as far as they are not too many. */
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

function tooLarge(bytes: number): Words {
  const size = bytes >= 1024 * 1024 ? `${bytes / (1024 * 1024)} MiB` : `${bytes} bytes`;
  return [`The response is larger than ${size}.`, saveIt];
}

/** The platform's code for what failed, such as ECONNREFUSED. */
function reasonOf(error: unknown): string {
  const { cause, name } = error as { readonly cause?: { readonly code?: unknown }; name?: string };
  return typeof cause?.code === "string" ? cause.code : (name ?? "unknown");
}
