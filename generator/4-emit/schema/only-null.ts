import ts from "typescript";
import { type Components, resolveSchema } from "../../openapi/schema.js";
import type { Schema } from "../../types/openapi.js";

/**
 * Returns the schema of a property on a copy with a mark where null is its one value: openapi-fetch leaves a property
 * whose type is `null` out of every body, since `NonNullable<null>`, which is `never`, extends what it looks for.
 */
export function markOnlyNull(spec: Components, property: Schema): Schema {
  const { const: only, enum: values, type, ...rest } = resolveSchema(spec, property) ?? {};
  const isNull = type === "null" || only === null || values?.every((each) => each === null);
  return isNull === true ? { ...rest, type: "null", ...mark } : property;
}

const mark = { "x-only-null": true };

/** Returns whether a schema of a copy has that mark. */
export function isOnlyNull(schema: Schema): boolean {
  return Object.hasOwn(schema, "x-only-null");
}

/** `$Read<null> | $Write<null>`, of which openapi-fetch makes `null` in requests and in responses. */
export function printOnlyNull(): ts.TypeNode {
  const marked = ["$Read", "$Write"].map((name) =>
    ts.factory.createTypeReferenceNode(name, [
      ts.factory.createLiteralTypeNode(ts.factory.createNull()),
    ]),
  );
  return ts.factory.createUnionTypeNode(marked);
}
