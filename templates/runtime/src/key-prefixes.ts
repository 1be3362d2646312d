import type { KeyCheck } from "./provider.js";

/**
 * How the secret credentials of each environment begin, so that one of another environment is not sent.
 *
 * What is wrong is told by the prefix alone, never by the key.
 *
 * @example
 * keyPrefixes({ production: ["live_"], sandbox: ["test_"] });
 */
export function keyPrefixes(prefixes: Readonly<Record<string, readonly string[]>>): KeyCheck {
  return (key, environment) => {
    // The longest prefix decides, since one may begin with another.
    const [owner] = Object.entries(prefixes)
      .flatMap(([name, each]) => each.map((prefix) => ({ name, prefix })))
      .filter(({ prefix }) => key.startsWith(prefix))
      .sort((one, other) => other.prefix.length - one.prefix.length);
    return environment === undefined || !owner || prefixes[environment]?.includes(owner.prefix)
      ? undefined
      : `begins with ${owner.prefix}, so it belongs to ${owner.name}, but the environment is ${environment}; change one of them`;
  };
}
