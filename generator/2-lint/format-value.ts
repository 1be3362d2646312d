import { quote } from "../diagnostics/quote.js";

/** A value in a sentence, as in `the number 5` or `a list`. */
export function formatValue(value: unknown): string {
  if (value === null) return "empty";
  if (typeof value === "string") return value === "" ? "empty text" : `the text ${quote(value)}`;
  if (typeof value === "number") return `the number ${value}`;
  if (typeof value === "boolean") return String(value);
  return Array.isArray(value) ? "a list" : "a mapping";
}

/** Whether a value is a mapping. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
