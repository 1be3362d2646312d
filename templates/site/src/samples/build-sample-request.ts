import { authenticate, chooseCredentials } from "./authenticate.js";
import { buildBody } from "./build-body.js";
import { buildCall } from "./build-call.js";
import { chooseEnvironment } from "./choose-environment.js";
import { fillParameters } from "./fill-parameters.js";
import type { SampleRequest } from "./sample-request.js";
import type { SampleSubject } from "./sample-subject.js";

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
