import type { DescribedSchema, ProviderDescription } from "@linkmint/runtime";
import { optionsOf } from "./find-credential-breach.js";
import { sourcesOf } from "./read-value.js";

/** Options of a client: a base URL, credentials that the mock takes, and what fills parameters. */
export function makeClientOptions(
  provider: ProviderDescription,
  origin: string,
): Readonly<Record<string, unknown>> {
  const { id, credentials, schemes = [], options = [], environments, security } = provider;
  const prefixes = environments.map(({ keyPrefixes = [] }) => keyPrefixes);
  const [prefix = ""] = prefixes.find((each) => each.length > 0) ?? [];
  // Where several ways do, the first.
  const [wanted = credentials.map(({ option }) => option)] = security ?? [];
  const given = credentials
    .filter(({ option }) => wanted.includes(option))
    .map(({ option, secret = true, signs = false }) => [
      option,
      signs ? () => "mock-signature" : `${secret ? prefix : ""}mock-${option}`,
    ]);
  const scheme = schemes.find(
    (each) =>
      each.kind === "clientCredentials" &&
      optionsOf(each).every((option) => wanted.includes(option)),
  );
  return {
    ...Object.fromEntries(given),
    ...Object.fromEntries(
      options.map(({ option, schema }) => [option, sampleOption(schema, provider)]),
    ),
    ...(scheme?.kind === "clientCredentials" && {
      tokenUrl: `${origin}/${id}${new URL(scheme.tokenUrl, environments[0]?.url).pathname}`,
    }),
  };
}

function sampleOption(schema: DescribedSchema, { schemas }: ProviderDescription): unknown {
  const [first = "mock"] = sourcesOf(schema, schemas).flatMap(
    ({ examples = [], enum: values = [], knownValues = [] }) => [
      ...examples,
      ...values,
      ...knownValues,
    ],
  );
  return first;
}
