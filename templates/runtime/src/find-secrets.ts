/**
 * The values, without their scheme, of headers whose names speak of secrets.
 *
 * It is for what callers add themselves, such as a proxy's credentials, which no spec knows of.
 */
export function findSecrets(headers: Headers): string[] {
  return (
    [...headers]
      .filter(([name]) => /auth|cookie|key|secret|token/.test(name))
      .map(([, value]) => value.replace(/^\w+ /, ""))
      // Shorter ones are versions and flags, and would eat into ordinary words.
      .filter((value) => value.length >= 8)
  );
}
