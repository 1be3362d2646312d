import type { DescribedSchema } from "@linkmint/runtime";
import { markdownCode } from "../print/escape.js";

/** What a value may be within its type, a sentence each. */
export function stateLimits(schema: DescribedSchema): string[] {
  return [
    range("characters", schema.minLength, schema.maxLength),
    range("items", schema.minItems, schema.maxItems),
    range("properties", schema.minProperties, schema.maxProperties),
    bounds(schema),
    schema.multipleOf === undefined ? undefined : `A multiple of ${schema.multipleOf}.`,
    schema.uniqueItems ? "No item twice." : undefined,
    schema.pattern === undefined ? undefined : `Matches ${markdownCode(schema.pattern)}.`,
    "const" in schema ? `Always ${quoted(schema.const)}.` : undefined,
    schema.default === undefined ? undefined : `Default: ${quoted(schema.default)}.`,
    schema.examples === undefined
      ? undefined
      : `Example: ${schema.examples.map(quoted).join(", ")}.`,
  ].filter((sentence) => sentence !== undefined);
}

/** A value as code. */
export function quoted(value: unknown): string {
  const isWord = typeof value === "string" && value !== "" && value === value.trim();
  return markdownCode(isWord ? value : (JSON.stringify(value) ?? "undefined"));
}

function range(what: string, least: number | undefined, most: number | undefined) {
  if (least === undefined && most === undefined) return undefined;
  if (least === most) return `Exactly ${count(least ?? 0, what)}.`;
  if (most === undefined) return `At least ${count(least ?? 0, what)}.`;
  return least === undefined
    ? `At most ${count(most, what)}.`
    : `From ${least} to ${count(most, what)}.`;
}

function count(number: number, what: string): string {
  return `${number} ${number === 1 ? what.replace(/ies$/u, "y").replace(/s$/u, "") : what}`;
}

function bounds(schema: DescribedSchema): string | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const parts = [
    minimum === undefined ? undefined : `at least ${minimum}`,
    exclusiveMinimum === undefined ? undefined : `above ${exclusiveMinimum}`,
    maximum === undefined ? undefined : `at most ${maximum}`,
    exclusiveMaximum === undefined ? undefined : `below ${exclusiveMaximum}`,
  ].filter((part) => part !== undefined);
  const text = parts.join(", ");
  return text === "" ? undefined : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
