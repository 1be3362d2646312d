import type { ProviderDescription } from "@linkmint/runtime";

/** Credentials that the mock takes and no provider does; a page holds no others. */
export function mockVariables(provider: ProviderDescription): (variable: string) => string {
  const prefixes = provider.environments.map(({ keyPrefixes = [] }) => keyPrefixes);
  const [prefix = ""] = prefixes.find((each) => each.length > 0) ?? [];
  const secrets = provider.credentials.filter(({ secret = true }) => secret);
  return (variable) => {
    const isSecret = secrets.some((each) => each.variable === variable);
    return `${isSecret ? prefix : ""}mock-${variable.toLowerCase()}`;
  };
}
