import type { Fail } from "./failure.js";
import type { LinkTokenError } from "./link-token-error.js";
import type { Operation } from "./operation.js";
import type { Provider } from "./provider.js";
import { readText } from "./read-text.js";
import { redact } from "./redact.js";

/** The error for an answer with another status than 2xx. */
export function buildHttpError(
  { status, body }: { status: number; body: unknown },
  { provider, operation, secrets, fail }: Origin,
): LinkTokenError {
  // Before anything is cut short, since half a secret would not be found.
  const safe = redact(body, secrets);
  const code = readText(safe, operation.error?.code);
  const providerMessage = readText(safe, operation.error?.message);
  const sentence = [`${provider.name} answered ${status}`, code, providerMessage?.slice(0, 300)]
    .filter(Boolean)
    .join(": ")
    .replace(/\.?$/, ".");
  return fail(sentence + remedy(status, provider), {
    kind: "http",
    status,
    code,
    providerMessage,
    requestId: readText(safe, operation.error?.requestId),
    body: typeof safe === "string" ? safe.slice(0, 1000) || undefined : safe,
  });
}

interface Origin {
  readonly provider: Provider;
  readonly operation: Operation;
  readonly secrets: readonly string[];
  readonly fail: Fail;
}

function remedy(status: number, { credentials, servers }: Provider): string {
  if (status === 401 || status === 403) {
    const several = Object.keys(servers).length > 1;
    return ` Check ${[...Object.keys(credentials), ...(several ? ["environment"] : [])].join(", ")}.`;
  }
  return status < 400 ? " Redirects are not followed; check baseUrl." : "";
}
