import { findSecrets, isSecretName } from "./find-secrets.js";
import type { RequestView } from "./hooks.js";
import type { SentRequest } from "./link-promise.js";
import { redact, redacted, shortestSecret } from "./redact.js";
import { toRecord } from "./to-record.js";
import type { Trip } from "./trip.js";

/** The call's present attempt, as it may be logged, with what is to be said of it besides. */
export function viewAttempt<View>(
  { facts: { attempts, ...facts }, sent, secrets }: Trip,
  more: More<View>,
): View {
  const { url, headers: own } = sent.request as SentRequest;
  const headers = more.headers ? toRecord(more.headers) : own;
  const shown = redact(
    { url: sent.shownUrl ?? url, headers },
    {
      values: [...secrets().values, ...findSecrets(headers)],
      // Shorter ones are replaced in the provider's words alone, and the address is ours.
      least: shortestSecret,
      // Whatever the length: these are for reading, and say nothing that is worth a risk.
      properties: Object.keys(headers).filter(isSecretName),
    },
  );
  const safe = shown === redacted ? { url: redacted, headers: {} } : (shown as object);
  return { ...facts, attempt: attempts, ...more, ...safe } as View;
}

/** What a view says beyond the request; the headers are the answer's. */
export type More<View> = Omit<View, keyof RequestView> & { readonly headers?: Headers };
