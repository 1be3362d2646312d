import { Refusal } from "./refusal.js";

/** Which callers a gateway takes. */
export interface CallerRules {
  readonly origins: ReadonlySet<string>;
  readonly allowNonBrowser: boolean;
}

/**
 * Refuses pages of other origins, by what browsers say about a request: `Sec-Fetch-Site` and `Origin`.
 *
 * `Origin` is compared with configured origins only, never with `Host`, which a proxy or an attacker may have set.
 */
export function checkCaller(request: Request, { origins, allowNonBrowser }: CallerRules): void {
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const isSafe = request.method === "GET";
  if (site === "same-origin" || (site === "none" && isSafe)) return;
  if (origin !== null && origins.has(origin)) return;
  if (site === null && origin === null && (isSafe || allowNonBrowser)) return;
  throw new Refusal("origin-refused", explain(site, origin));
}

function explain(site: string | null, origin: string | null): string {
  if (origin !== null) return "The header Origin names no origin that may call.";
  if (site !== null) return "The header Sec-Fetch-Site says that no page of this site sent it.";
  return "Neither Origin nor Sec-Fetch-Site is there, so it was sent by no browser.";
}
