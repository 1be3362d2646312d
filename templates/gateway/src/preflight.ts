import type { CallerRules } from "./check-caller.js";
import { Refusal } from "./refusal.js";
import type { Outcome } from "./respond.js";

/** Says to browsers what pages of configured origins may send (Fetch, 4.8). */
export function preflight(
  { headers }: Request,
  { method }: { readonly method: string },
  { origins }: CallerRules,
): Outcome {
  const vary = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";
  const origin = headers.get("origin");
  if (origin === null || !origins.has(origin)) {
    const detail = "The header Origin names no origin that may call.";
    throw new Refusal("origin-refused", detail, { headers: { vary } });
  }
  return {
    status: 204,
    headers: {
      "access-control-allow-methods": method,
      "access-control-allow-headers": "authorization, content-type",
      "access-control-max-age": "600",
      vary,
    },
  };
}
