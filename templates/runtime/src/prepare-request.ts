import { buildBody, type Body } from "./build-body.js";
import { checkOptions } from "./check-options.js";
import type { Call } from "./call.js";
import { createFail, type Fail } from "./failure.js";
import { findSecrets } from "./find-secrets.js";
import { mergeHeaders } from "./merge-headers.js";
import type { Provider } from "./provider.js";
import { resolveCredentials } from "./resolve-credentials.js";
import { resolveTarget, type Settings } from "./resolve-target.js";

/** All that one call sends, checked: nothing has been sent when this fails. */
export async function prepareRequest(
  call: Call,
  { provider, settings }: Client,
): Promise<PreparedRequest> {
  const options = call.options ?? {};
  const { id, method, path, mediaType = "application/json" } = call.operation;
  const place = { provider: provider.id, operation: id, method, path };
  checkOptions(options, { provider, fail: createFail(place) });
  const target = resolveTarget(settings, { provider, fail: createFail(place) });
  const context = { ...place, environment: target.environment };
  const early = createFail(context);
  const body = buildBody(call, early);
  const credentials = await resolveCredentials([options, settings], {
    provider,
    target,
    fail: early,
  });
  const headers = mergeHeaders(
    [
      { accept: "application/json" },
      provider.headers,
      settings.headers,
      options.headers,
      { "content-type": body.text && mediaType },
      credentials.headers,
    ],
    { secrets: credentials.secrets, fail: early },
  );
  const secrets = [...credentials.secrets, ...findSecrets(headers)];
  return { baseUrl: target.baseUrl, headers, body, secrets, fail: createFail(context, secrets) };
}

/** Who calls. */
export interface Client {
  readonly provider: Provider;
  readonly settings: Settings;
}

export interface PreparedRequest {
  readonly baseUrl: string;
  readonly headers: Headers;
  readonly body: Body;
  /** What must not show in anything that the call gives besides its success. */
  readonly secrets: readonly string[];
  readonly fail: Fail;
}
