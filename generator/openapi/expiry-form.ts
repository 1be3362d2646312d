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
  if (!tellsExpiry.test(name) || /refresh/u.test(name)) return;
  if (format === "date-time") return "date-time";
  const isNumber = types.includes("integer") || types.includes("number");
  const named = unitIn(name, unitsOfNames);
  const unit = named ?? unitIn(description.toLowerCase().replaceAll(amounts, " "), unitsOfTexts);
  const isCount = countsUntil.test(name);
  const saysLength =
    isCount || /(?:^|_)(?:in|after|for|period|duration|ttl)(?:_|$)|life_?time/u.test(name);
  const isMoment =
    (!isCount && /(?:^|_)(?:at|on|until|to|date|timestamp|epoch|unix)(?:_|$)/u.test(name)) ||
    (!saysLength && /\b(?:epoch|unix|timestamp|1970)\b/iu.test(description));
  const isLength = !isMoment && (saysLength || unit !== undefined);
  if (!isNumber && types.length > 0 && !types.includes("string")) return;
  if (!isNumber && !isLength) return "date-time";
  if (!isNumber && types.length > 0) return;
  if (!isLength) {
    // A description may say how long it is until then.
    if (named === "other") return;
    return unit === "milliseconds" ? "epoch-milliseconds" : "epoch-seconds";
  }
  const isSeconds =
    unit === "seconds" || (unit === undefined && !/after|period|time_to/u.test(name));
  return isSeconds ? "seconds-from-now" : undefined;
}

const tellsExpiry = /expir|valid_?(?:until|to|for)(?:_|$)|(?:^|_)ttl(?:_|$)|life_?time/u;

/** What is counted until a moment is a length. */
const countsUntil =
  /(?:seconds?|secs?|millis(?:econds?)?|ms|minutes?|hours?|days?|time)_(?:until|to)(?:_|$)/u;

/** Lengths in a description, such as `24 hours`, which say how long it is and not in what it is counted. */
const amounts =
  /(?<![a-z\d])(?:\d[\d,.]*|an?|one|two|three|ten|fifteen|thirty|sixty)[\s-]+(?:milli)?(?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?)(?![a-z])/gu;

type Unit = "seconds" | "milliseconds" | "other";

type Units = readonly (readonly [pattern: RegExp, unit: Unit])[];

const unitsOfTexts: Units = [
  [/(?<![a-z]|(?:milli|micro|nano)[\s_-])seconds?(?![a-z])/u, "seconds"],
  [/(?<![a-z])(?:ms|milli[\s_-]?seconds?)(?![a-z])/u, "milliseconds"],
  [
    /(?<![a-z])(?:(?:micro|nano)[\s_-]?seconds?|minutes?|hours?|days?|weeks?|months?)(?![a-z])/u,
    "other",
  ],
];

/** Names shorten. */
const unitsOfNames: Units = [
  ...unitsOfTexts,
  [/(?<![a-z])(?:s|secs?)(?![a-z])/u, "seconds"],
  [/(?<![a-z])(?:msecs?|millis)(?![a-z])/u, "milliseconds"],
  [/(?<![a-z])(?:mins?|hrs?)(?![a-z])/u, "other"],
];

/** The unit of time that a text names, in lower case: seconds before any other. */
function unitIn(text: string, units: Units): Unit | undefined {
  return units.find(([pattern]) => pattern.test(text))?.[1];
}
