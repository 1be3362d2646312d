import { propertyName, stringLiteral } from "./escape.js";

/** What a generated constant may hold; `undefined` entries are left out. */
export type LiteralValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly LiteralValue[]
  | { readonly [key: string]: LiteralValue };

/** A TypeScript expression with this value. */
export function literal(value: LiteralValue): string {
  if (typeof value === "string") return stringLiteral(value);
  if (value === null || value === undefined || typeof value !== "object") return String(value);
  if (isList(value)) return `[${value.map(literal).join(", ")}]`;
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  if (entries.length === 0) return "{}";
  return `{ ${entries.map(([key, entry]) => `${propertyName(key)}: ${literal(entry)}`).join(", ")} }`;
}

function isList(value: object): value is readonly LiteralValue[] {
  return Array.isArray(value);
}
