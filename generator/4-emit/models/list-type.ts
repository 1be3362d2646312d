import { isNothing } from "../../openapi/normal-schema.js";
import type { Schema } from "../../types/openapi.js";
import { parenthesize } from "./union.js";

/** Returns the type of a list: `T[]`, or a tuple where the first items have types of their own. */
export function listType(schema: Schema, typeOf: (item: Schema) => string): string {
  const { prefixItems = [], items, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  const rest = `${parenthesize(items === undefined ? "unknown" : typeOf(items))}[]`;
  const first = prefixItems.slice(0, maxItems).map((item, index) => {
    const type = typeOf(item);
    return index < minItems ? type : `${parenthesize(type)}?`;
  });
  if (first.length === 0) return rest;
  return isClosed(schema) ? `[${first.join(", ")}]` : `[${first.join(", ")}, ...${rest}]`;
}

/** Returns whether a list ends with the items that have types of their own. */
export function isClosed({ prefixItems = [], items = {}, maxItems }: Schema): boolean {
  return isNothing(items) || (maxItems !== undefined && maxItems <= prefixItems.length);
}
