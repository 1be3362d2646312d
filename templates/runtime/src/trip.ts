import type { CallOptions } from "./call-options.js";
import { checkOptions } from "./check-options.js";
import { createFail, type Facts, type Fail } from "./failure.js";
import { findSecrets, findValues, isSecretName } from "./find-secrets.js";
import type { RequestView } from "./hooks.js";
import type { Operation } from "./operation.js";
import type { Client } from "./open-client.js";
import { redact, type Secrets } from "./redact.js";
import { refuseBrowser } from "./refuse-browser.js";
import { resolveTarget, type Target } from "./resolve-target.js";

/** Begins a call: its options are checked, its target is known, nothing has been sent. */
export function startTrip(client: Client, plan: Plan): Trip {
  const { provider, settings, headers } = client;
  const { operation, options = {} } = plan;
  const { id, method = "GET", path = "/", sensitive = [] } = operation ?? {};
  const facts: Facts = { provider: provider.id, operation: id, method, path };
  const sent: Sent = { credentials: [], headers: {} };
  const secrets = (): Secrets => ({
    values: [
      ...sent.credentials,
      ...findSecrets(sent.headers),
      ...findValues(sent.body, sensitive),
      ...findValues(sent.answer, sensitive),
    ],
    properties: sensitive,
  });
  const fail = createFail(facts, secrets);
  refuseBrowser(settings, fail);
  checkOptions(options, { provider, fail });
  const target = resolveTarget(settings, { provider, fail });
  facts.environment = target.environment;
  return { provider, settings, headers, operation, options, target, facts, sent, secrets, fail };
}

/** What is called. */
export interface Plan {
  readonly operation?: Operation | undefined;
  readonly options?: CallOptions | undefined;
}

/** One call, and what is known of it. */
export interface Trip extends Client {
  readonly operation: Operation | undefined;
  readonly options: CallOptions;
  readonly target: Target;
  /** What errors say of the call. */
  readonly facts: Facts;
  readonly sent: Sent;
  /** What must not show in anything that the call gives besides its success. */
  readonly secrets: () => Secrets;
  readonly fail: Fail;
}

/** What is sent and answered, as far as it is known: the places of all secrets. */
export interface Sent {
  url?: string;
  credentials: readonly string[];
  headers: Readonly<Record<string, string>>;
  /** Under wire names. */
  body?: unknown;
  /** The last attempt's, as JSON. */
  answer?: unknown;
}

/** The call's present attempt, as it may be logged, with what is to be said of it besides. */
export function viewAttempt<More extends object>(
  { facts: { attempts, ...facts }, sent, secrets }: Trip,
  more: More & { readonly headers?: Readonly<Record<string, string>> },
): RequestView & More {
  const { headers = sent.headers } = more;
  const safe = redact(
    { url: sent.url, headers },
    {
      values: [...secrets().values, ...findSecrets(headers)],
      // Whatever the length: these are for reading, and say nothing that is worth a risk.
      properties: Object.keys(headers).filter(isSecretName),
    },
  );
  return { ...facts, attempt: attempts, ...more, ...(safe as object) } as RequestView & More;
}
