import { findSecrets, isSecretName } from "./find-secrets.js";
import type { RequestView } from "./hooks.js";
import { isObject } from "./is-object.js";
import type { SentRequest } from "./link-promise.js";
import { redact, redacted, shortestSecret } from "./redact.js";
import { toRecord } from "./to-record.js";
import type { Trip } from "./trip.js";

/** The call's present attempt, as it may be logged, with what is to be said of it besides. */
export function viewAttempt<View>(
  { facts: { attempts, ...facts }, sent, secrets }: Trip,
  more: More<View>,
): View {
  const { headers: sentHeaders = {}, ...request }: Partial<SentRequest> = sent.request ?? {};
  const url = sent.shownUrl ?? request.url;
  const headers = more.headers ? toRecord(more.headers) : sentHeaders;
  const safe = redact(
    { url, headers },
    {
      // Shorter ones are replaced in the provider's words alone, and the address is ours.
      values: [...secrets().values, ...findSecrets(headers)].filter(
        ({ length }) => length >= shortestSecret,
      ),
      // Whatever the length: these are for reading, and say nothing that is worth a risk.
      properties: Object.keys(headers).filter(isSecretName),
    },
  );
  const shown = isObject(safe) ? safe : { url: redacted, headers: {} };
  return { ...facts, attempt: attempts, ...more, ...shown } as View;
}

/** What a view says beyond the request; the headers are the answer's. */
export type More<View> = Omit<View, keyof RequestView> & { readonly headers?: Headers };
