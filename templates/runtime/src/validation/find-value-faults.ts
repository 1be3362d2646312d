import { formatValue } from "./label-schema.js";
import type { Fault, Location } from "./fault.js";
import type { ValueSchema } from "./input-schema.js";
import { isSame } from "./is-same.js";

/** Whether a value is of none of the types that the schema names. */
export function findTypeFaults(schema: ValueSchema, value: unknown, { path }: Location): Fault[] {
  const types = [schema.type ?? []].flat();
  if (types.length === 0 || types.some((type) => isOfType(value, type))) {
    return [];
  }
  const word = types.map((type) => typeWords[type] ?? type).join(" or ");
  return [{ path, rule: `must be ${word}`, lack: { kind: "type", word } }];
}

const typeWords: Readonly<Record<string, string>> = {
  array: "an array",
  boolean: "true or false",
  integer: "an integer",
  number: "a number",
  object: "an object",
  string: "a string",
};

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

/** The rules for a value as a whole: enum, const, and those for text and numbers. */
export function findValueFaults(schema: ValueSchema, value: unknown, { path }: Location): Fault[] {
  return [
    findUnlisted(schema, value),
    ...(typeof value === "string" ? findTextRules(schema, value) : []),
    ...(typeof value === "number" ? findNumberRules(schema, value) : []),
  ].flatMap((rule) => (rule === undefined ? [] : [{ path, rule }]));
}

function findUnlisted(schema: ValueSchema, value: unknown): string | undefined {
  const isConstant = Object.hasOwn(schema, "const");
  if (isConstant && !isSame(schema.const, value)) {
    return `must be ${formatValue(schema.const)}`;
  }
  const { enum: values } = schema;
  if (values === undefined || values.some((each) => isSame(each, value))) {
    return undefined;
  }
  return values.length > maxListed
    ? `must be one of the ${values.length} values that are listed`
    : `must be ${values.map(formatValue).join(" or ")}`;
}

/** Of longer lists only the length is told. */
const maxListed = 8;

type BrokenRules = (string | undefined)[];

function findTextRules(schema: ValueSchema, value: string): BrokenRules {
  const { minLength, maxLength, pattern } = schema;
  return [
    formatLimits([...value].length, { least: minLength, most: maxLength, unit: "characters" }),
    pattern !== undefined && !matches(value, pattern) ? `must match ${pattern}` : undefined,
  ];
}

/** Returns whether a text matches a pattern; so it does where that is no expression. */
export function matches(value: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, "u").test(value);
  } catch {
    return true;
  }
}

function findNumberRules(schema: ValueSchema, value: number): BrokenRules {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  return [
    minimum !== undefined && value < minimum ? `must be at least ${minimum}` : undefined,
    maximum !== undefined && value > maximum ? `must be at most ${maximum}` : undefined,
    exclusiveMinimum !== undefined && value <= exclusiveMinimum
      ? `must be more than ${exclusiveMinimum}`
      : undefined,
    exclusiveMaximum !== undefined && value >= exclusiveMaximum
      ? `must be less than ${exclusiveMaximum}`
      : undefined,
    multipleOf !== undefined && !isMultiple(value, multipleOf)
      ? `must be a multiple of ${multipleOf}`
      : undefined,
  ];
}

/** 0.3 is a multiple of 0.1, though 0.3 / 0.1 is 2.9999999999999996. */
function isMultiple(value: number, multipleOf: number): boolean {
  const quotient = value / multipleOf;
  const rest = Math.abs(quotient - Math.round(quotient));
  // Not "rest <= …": where the quotient overflows, rest is NaN, and nobody knows.
  return !(rest > 4 * Number.EPSILON * Math.max(1, Math.abs(quotient)));
}

/** What a size breaks of its limits, such as "must have at least 2 items". */
export function formatLimits(size: number, { least, most, unit }: Limits): string | undefined {
  if (least !== undefined && size < least) {
    return least === 1 ? "must not be empty" : `must have at least ${least} ${unit}`;
  }
  return most !== undefined && size > most ? `must have at most ${most} ${unit}` : undefined;
}

interface Limits {
  readonly least: number | undefined;
  readonly most: number | undefined;
  readonly unit: string;
}
