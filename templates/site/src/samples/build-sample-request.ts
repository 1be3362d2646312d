import type { OperationDescription, ProviderDescription } from "@linkmint/runtime";
import { authenticate, chooseCredentials } from "./authenticate.js";
import { buildBody } from "./build-body.js";
import { buildCall } from "./build-call.js";
import { chooseEnvironment } from "./choose-environment.js";
import { fillParameters } from "./fill-parameters.js";
import type { SampleRequest } from "./sample-request.js";

/** A call that samples are wanted for. */
export interface SampleSubject {
  readonly provider: ProviderDescription;
  readonly operation: OperationDescription;
  /** Under wire names, with what fills parameters. */
  readonly input: Readonly<Record<string, unknown>>;
  /** The name of the mode that the call is for. */
  readonly mode?: string | undefined;
  /** The name of an environment; one for tests unless given, where there is one. */
  readonly environment?: string | undefined;
  /** Replaces the environment's address, such as by that of a mock. */
  readonly baseUrl?: string | undefined;
  /** Values of the provider's options; a schema's example stands for one that is absent. */
  readonly options?: Readonly<Record<string, unknown>> | undefined;
  /** `@linkmint/` and the provider's id unless given. */
  readonly packageName?: string | undefined;
}

/**
 * Builds the requests of a call, the same as the generated client sends.
 *
 * Credentials are environment variables; no value of one is ever part of it.
 *
 * @throws {TypeError} Where a parameter or a form cannot carry a value.
 */
export function buildSampleRequest(subject: SampleSubject): SampleRequest {
  const { provider, operation } = subject;
  const environment = chooseEnvironment(provider, subject.environment);
  const baseUrl = (subject.baseUrl ?? environment?.url ?? "").replace(/\/+$/u, "");
  const credentials = chooseCredentials(provider, operation);
  const { before, query, headers, basic, note } = authenticate(provider, credentials, baseUrl);
  const { path, headers: filled, body } = fillParameters(subject);
  const isJson = Object.entries(operation.responses).every(
    ([status, { mediaType = "json" }]) =>
      !/^(?:2|default)/u.test(status) || mediaType.includes("json"),
  );
  return {
    steps: [
      ...before,
      {
        method: operation.method,
        url: baseUrl + path,
        query,
        headers: [
          ...headers,
          ...[
            ...Object.entries(provider.headers ?? {}),
            ...(operation.accept === undefined ? [] : [["Accept", operation.accept] as const]),
          ].map(([name, value]) => ({ name, value: [value] })),
          ...filled,
        ],
        ...(basic && { basic }),
        ...buildBody(operation, body),
        reads: isJson ? "json" : "text",
        ...(note && { note }),
      },
    ],
    call: buildCall(subject, environment),
  };
}
