import { propertyName, stringLiteral } from "./escape.js";
import { runtime, valueFrom } from "./symbol.js";

/** What a generated constant may hold; `undefined` entries are left out. */
export type LiteralValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly LiteralValue[]
  | FunctionCall
  | { readonly [key: string]: LiteralValue };

/** A call of a function of the runtime. */
export interface FunctionCall {
  readonly [callee]: string;
  readonly values: readonly LiteralValue[];
}

const callee = Symbol("callee");

/** The call of a function of the runtime; the values may be a spec's. */
export function functionCall(name: string, ...values: readonly LiteralValue[]): FunctionCall {
  return { [callee]: name, values };
}

/** A TypeScript expression with this value. */
export function literal(value: LiteralValue): string {
  if (typeof value === "string") return stringLiteral(value);
  if (value === null || value === undefined || typeof value !== "object") return String(value);
  if (isList(value)) return `[${value.map(literal).join(", ")}]`;
  if (isCall(value))
    return `${valueFrom(runtime, value[callee])}(${value.values.map(literal).join(", ")})`;
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  if (entries.length === 0) return "{}";
  return `{ ${entries.map(([key, entry]) => `${propertyName(key)}: ${literal(entry)}`).join(", ")} }`;
}

function isCall(value: object): value is FunctionCall {
  return callee in value;
}

function isList(value: object): value is readonly LiteralValue[] {
  return Array.isArray(value);
}
