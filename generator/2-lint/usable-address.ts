import { type Problem, valueProblem, type Words } from "../diagnostics/problem.js";
import { quote } from "../diagnostics/quote.js";
import type { DiagnosticCode } from "../types/diagnostic.js";

/** Says of an address what keeps credentials from being sent there, if anything does. */
export function* usableAddress(
  code: DiagnosticCode,
  pointer: string,
  { name, url, server = "" }: NamedAddress,
): Iterable<Problem> {
  const reason = whyUnusable(server + url);
  if (reason === undefined) return;
  const [what, help] = reason;
  const shown = quote(url.replace(/\/\/[^/]*@/u, "//…@"));
  yield valueProblem(code, pointer, [`The ${name} ${shown} ${what}.`, help]);
}

interface NamedAddress {
  /** What it is the address of. */
  readonly name: string;
  readonly url: string;
  /** What it is relative to, if it is. */
  readonly server?: string;
}

function whyUnusable(url: string): Words | undefined {
  if (url.includes("{")) {
    return ["holds a variable", "write one server for each value of it"];
  }
  // Stricter than the URL parser, which drops line breaks and takes backslashes for slashes.
  const parsed = /^https?:\/\/[\w.:@[\]-]+(?:[/?#][!-~]*)?$/iu.test(url) ? parse(url) : undefined;
  if (parsed === undefined || url.includes("\\")) {
    return ["is no absolute URL", "write the whole address, from https:// on"];
  }
  if (parsed.protocol === "http:" && !isLoopback(parsed.hostname)) {
    return ["would send credentials in the clear", "write https:// in its place"];
  }
  if (parsed.username !== "" || parsed.password !== "") {
    return ["holds credentials", "remove them; the client's options hold them"];
  }
  if (/[?#]/u.test(url)) {
    return ["ends in a query or a fragment", "end it before the ? or #"];
  }
  return undefined;
}

function parse(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d+){3}$/u.test(hostname);
}
