import type { EnvironmentDescription, ProviderDescription } from "@linkmint/runtime";

/** Returns an environment by its name, else one for tests, else the provider's default or first. */
export function chooseEnvironment(
  { environments }: ProviderDescription,
  name?: string,
): EnvironmentDescription | undefined {
  return (
    environments.find((each) => each.name === name) ??
    environments.find((each) => /sandbox|test/iu.test(each.name)) ??
    environments.find((each) => each.default) ??
    environments[0]
  );
}
