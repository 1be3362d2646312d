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
  const known = secrets().values?.concat(findSecrets(headers));
  const shown = redact(headers, {
    values: known,
    // Whatever the length: these are for reading, and say nothing that is worth a risk.
    properties: Object.keys(headers).filter(isSecretName),
  });
  return {
    ...facts,
    attempt: attempts,
    ...more,
    // The address is ours, and no word of it is replaced.
    url: redact(sent.shownUrl ?? url, {
      values: known?.filter(({ length }) => length >= shortestSecret),
    }),
    headers: shown === redacted ? {} : shown,
  } as View;
}

/** What a view says beyond the request; the headers are the response's. */
export type More<View> = Omit<View, keyof RequestView> & { readonly headers?: Headers };
