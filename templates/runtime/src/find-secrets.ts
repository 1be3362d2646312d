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
      // Shorter ones are versions and flags, and would eat into ordinary words.
      .filter((value) => value.length >= 8)
  );
}

/** Whether a header of this lower-case name tends to hold a secret. */
export function isSecretName(name: string): boolean {
  return /auth|cookie|key|secret|token/.test(name);
}

/** The texts that stand in a value, at any depth, in or below properties of these names. */
export function findValues(value: unknown, properties: readonly string[]): string[] {
  const texts: string[] = [];
  // It grows while it is walked, since an answer may be nested too deep for the stack.
  const parts = properties.length > 0 ? [{ part: value, isSecret: false }] : [];
  for (const { part, isSecret } of parts) {
    if (typeof part === "object" && part !== null) {
      for (const [name, item] of Object.entries(part)) {
        parts.push({ part: item, isSecret: isSecret || properties.includes(name) });
      }
    } else if (isSecret && typeof part === "string") {
      texts.push(part);
    }
  }
  return texts;
}
