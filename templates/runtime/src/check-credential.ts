import type { Resolution, Target } from "./resolve-target.js";

/**
 * Refuses a credential that no header can carry, and a secret one that another environment's prefix
 * begins, unless a base URL was given as an option. The error shows the prefix alone.
 */
export function checkCredential(
  value: string,
  { option, provider, target, fail }: Resolution & { option: string; target: Target },
): void {
  const refuse = (problem: string) =>
    fail("configuration", `${option} ${problem}`, { fields: [option] });
  if (value !== value.trim() || /[^\t\x20-\x7e\x80-\xff]/.test(value)) {
    throw refuse(
      "has white space around it, a line break or a character that no header can carry; trim what is read from a file.",
    );
  }
  const { environment, server } = target;
  if (!server || provider.credentials[option]?.secret === false) {
    return;
  }
  // The longest prefix decides, since one may begin with another.
  const [owner] = Object.entries(provider.servers)
    .flatMap(([name, { keyPrefixes = [] }]) => keyPrefixes.map((prefix) => ({ name, prefix })))
    .filter(({ prefix }) => value.startsWith(prefix))
    .sort((one, other) => other.prefix.length - one.prefix.length);
  if (owner && !server.keyPrefixes?.includes(owner.prefix)) {
    throw refuse(
      `begins with ${owner.prefix}, so it belongs to ${owner.name}, but the environment is ${environment}; change one of them.`,
    );
  }
}
