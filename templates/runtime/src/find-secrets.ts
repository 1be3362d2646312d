import { mostSecrets, shortestSecret } from "./redact.js";

/**
 * The values, without their scheme, of headers whose names speak of secrets.
 *
 * It is for what callers add themselves, such as a proxy's credentials, which no spec knows of.
 */
export function findSecrets(headers: Readonly<Record<string, string>>): string[] {
  return (
    Object.entries(headers)
      .filter(([name]) => isSecretName(name))
      .map(([, value]) => value.replace(/^\w+ /, ""))
      // Shorter ones are versions and flags.
      .filter(({ length }) => length >= shortestSecret)
  );
}

/** Whether a header of this lower-case name tends to hold a secret. */
export function isSecretName(name: string): boolean {
  return /auth|bearer|cookie|credential|jwt|key|pass|private|secret|session|signature|token/.test(
    name,
  );
}

/**
 * Returns the texts and numbers that stand in an object, at any depth, in or below properties of these names;
 * `undefined` where there are more than `redact` looks for.
 */
export function findValues(value: object, properties: readonly string[]): string[] | undefined {
  const texts = new Set<string>();
  // It grows while it is walked, since a response may be nested too deep for the stack.
  const parts = properties.length > 0 ? [{ part: value, isSecret: false }] : [];
  for (const { part, isSecret: isWithin } of parts) {
    // Entries of a long list would take long to make.
    for (const [name, item] of Array.isArray(part) ? part.entries() : Object.entries(part)) {
      const isSecret = isWithin || properties.includes(name as string);
      if (typeof item === "object" && item) {
        parts.push({ part: item, isSecret });
      } else if (isSecret && item && /string|number/.test(typeof item)) {
        texts.add(String(item));
      }
      if (texts.size > mostSecrets) {
        return undefined;
      }
    }
  }
  return [...texts];
}
