import type { DescribedSchema, ParameterDescription, ProviderDescription } from "@linkmint/runtime";
import type { SampleSubject } from "./sample-subject.js";

/** Returns what a parameter holds: the constant, the input's, an option's, else an example where there is no request without it. */
export function parameterValue(
  parameter: ParameterDescription,
  { provider, input, options }: SampleSubject,
): unknown {
  const { constant, input: member, option, required, in: location } = parameter;
  const given =
    constant ??
    (member !== undefined && Object.hasOwn(input, member) ? input[member] : undefined) ??
    (option === undefined ? undefined : options?.[option]);
  const isNeeded = required === true || location === "path";
  return given ?? (isNeeded ? exampleOf(parameter, provider) : undefined);
}

function exampleOf(
  { name, schema }: ParameterDescription,
  { schemas }: ProviderDescription,
): unknown {
  const target: DescribedSchema | undefined = schemas[schema.$ref?.slice("#/$defs/".length) ?? ""];
  const [example] = [
    ...[schema, target].flatMap((each) => [...(each?.examples ?? []), each?.default]),
    ...[schema, target].flatMap((each) => [...(each?.enum ?? []), ...(each?.knownValues ?? [])]),
  ].filter((each) => each !== undefined);
  return example ?? name;
}
