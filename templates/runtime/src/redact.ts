/**
 * Replaces every secret in a value and in all that it holds, keys included, by `[redacted]`.
 *
 * Finds each secret as it is, in JSON, URL-encoded and in base64.
 */
export function redact(value: unknown, secrets: readonly string[]): unknown {
  try {
    return replaceIn(value, secrets.flatMap(spellings).sort(longestFirst));
  } catch {
    // Nested too deep for the stack.
    return "[redacted]";
  }
}

function spellings(secret: string): string[] {
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    btoa(secret).replace(/=+$/, ""),
  ];
}

/** A secret within a longer one must not leave the rest of the longer one behind. */
function longestFirst(one: string, other: string): number {
  return other.length - one.length;
}

function replaceIn(value: unknown, secrets: readonly string[]): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => replaceIn(item, secrets));
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        replaceIn(key, secrets),
        replaceIn(item, secrets),
      ]),
    );
  }
  if (typeof value !== "string" && typeof value !== "number") {
    return value;
  }
  const text = String(value);
  const safe = secrets.reduce((rest, secret) => rest.replaceAll(secret, "[redacted]"), text);
  return safe === text ? value : safe;
}
