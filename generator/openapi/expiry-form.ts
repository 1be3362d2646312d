/** How a field tells when a token expires, as `result.expiresAt.as` says it. */
export type ExpiryForm = "date-time" | "epoch-seconds" | "epoch-milliseconds" | "seconds-from-now";

/** A field as its schema describes it. */
export interface DescribedField {
  readonly name: string;
  /** Its types but null; none where the schema does not say. */
  readonly types: readonly string[];
  readonly format?: string;
  readonly description?: string;
}

/**
 * How a field probably tells when a token expires; `undefined` where it tells something else, or in a unit that no form
 * has or nobody names. `expires_in` counts seconds (RFC 6749, 5.1), and so does a `ttl` or a lifetime that names no unit.
 *
 * @example expiryForm({ name: "expires_at_ms", types: ["integer"] }); // "epoch-milliseconds"
 */
export function expiryForm(field: DescribedField): ExpiryForm | undefined {
  const { types, format, description = "" } = field;
  const name = field.name.replaceAll(/(?<=[a-z\d])(?=[A-Z])/gu, "_").toLowerCase();
  // When another token expires.
  if (!/expir|valid_?(?:until|to|for)|ttl|life_?time/u.test(name) || /refresh/u.test(name)) return;
  if (format === "date-time") return "date-time";
  const isNumber = types.includes("integer") || types.includes("number");
  const named = unitIn(name);
  const unit = named ?? unitIn(description.toLowerCase());
  const isMoment =
    /(?:^|_)(?:at|on|until|to|date|timestamp|epoch|unix)(?:_|$)/u.test(name) ||
    /\b(?:epoch|unix|timestamp|1970)\b/iu.test(description);
  const isLength =
    !isMoment &&
    (/(?:^|_)(?:in|after|for|period|duration)(?:_|$)|ttl|life_?time/u.test(name) ||
      unit !== undefined);
  if (!isNumber && types.length > 0 && !types.includes("string")) return;
  if (!isNumber && !isLength) return "date-time";
  if (!isNumber && types.length > 0) return;
  if (!isLength) {
    // A description may say how long it is until then.
    if (named === "other") return;
    return unit === "milliseconds" ? "epoch-milliseconds" : "epoch-seconds";
  }
  const isSeconds = unit === "seconds" || (unit === undefined && !/after|period/u.test(name));
  return isSeconds ? "seconds-from-now" : undefined;
}

type Unit = "seconds" | "milliseconds" | "other";

const units: readonly (readonly [pattern: RegExp, unit: Unit])[] = [
  [/(?<![a-z])(?:ms|msecs?|millis|milli_?seconds?)(?![a-z])/u, "milliseconds"],
  [
    /(?<![a-z])(?:(?:micro|nano)_?seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?)(?![a-z])/u,
    "other",
  ],
  [/(?<![a-z])(?:s|secs?|seconds?)(?![a-z])/u, "seconds"],
];

/** The first unit of time that a text names, in lower case. */
function unitIn(text: string): Unit | undefined {
  const found = units.flatMap(([pattern, unit]) => {
    const index = pattern.exec(text)?.index;
    return index === undefined ? [] : [{ index, unit }];
  });
  return found.sort((a, b) => a.index - b.index)[0]?.unit;
}
