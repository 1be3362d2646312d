import type { EnvironmentDescription } from "@linkmint/runtime";
import { chooseCredentials, variableOf } from "./authenticate.js";
import type { SampleSubject } from "./sample-subject.js";
import { parameterValue } from "./parameter-value.js";
import { renameInput } from "./rename-input.js";
import type { SampleCall, SamplePair } from "./sample-request.js";

/** Builds the call of the generated client. */
export function buildCall(
  subject: SampleSubject,
  environment: EnvironmentDescription | undefined,
): SampleCall {
  const { provider, operation, mode } = subject;
  const { packageName = `@linkmint/${provider.id}` } = subject;
  const method =
    operation.modes?.[mode ?? ""]?.clientMethod ?? operation.clientMethod ?? "createLinkToken";
  const credentials = chooseCredentials(provider, operation).flatMap((credential): SamplePair[] =>
    credential.variable === undefined && !credential.signs
      ? [{ name: credential.option, value: [{ variable: variableOf(provider, credential) }] }]
      : [],
  );
  const takesInput =
    operation.request !== undefined ||
    (operation.parameters ?? []).some((parameter) => parameter.input !== undefined);
  return {
    packageName,
    client: provider.client,
    method: method.split("."),
    options: [...credentials, ...optionsOf(subject), ...environmentOf(subject, environment)],
    ...(takesInput && { input: renameInput(withExamples(subject), subject) }),
  };
}

/** Options that fill parameters, with the values that the other samples have. */
function optionsOf(subject: SampleSubject): SamplePair[] {
  return (subject.operation.parameters ?? []).flatMap((parameter): SamplePair[] => {
    const value = parameter.option === undefined ? undefined : parameterValue(parameter, subject);
    if (parameter.option === undefined || value === undefined || value === null) return [];
    return [{ name: parameter.option, value: [String(value)] }];
  });
}

/** Named where there is a choice. */
function environmentOf(
  { provider, baseUrl }: SampleSubject,
  environment: EnvironmentDescription | undefined,
): SamplePair[] {
  const own = baseUrl === undefined ? [] : [{ name: "baseUrl", value: [baseUrl] }];
  if (environment === undefined || provider.environments.length < 2) return own;
  return [{ name: "environment", value: [environment.name] }, ...own];
}

/** An input with what the other samples have for parameters that it lacks. */
function withExamples(subject: SampleSubject): Readonly<Record<string, unknown>> {
  const { operation, input } = subject;
  const parameters = (operation.parameters ?? []).flatMap((parameter) => {
    const value = parameter.input === undefined ? undefined : parameterValue(parameter, subject);
    return parameter.input === undefined || value === undefined ? [] : [[parameter.input, value]];
  });
  return { ...(Object.fromEntries(parameters) as object), ...input };
}
