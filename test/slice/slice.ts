import { parseUpstream } from "../../generator/1-load/parse-upstream.js";
import { type Slice, sliceOperations } from "../../generator/slice/slice-operations.js";
import type { JsonObject } from "../../generator/types/json.js";

/** The least of a document: one operation, `POST /a`, to which parts can be added. */
export function upstream(
  operation: Readonly<Record<string, unknown>> = {},
  rest: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    openapi: "3.0.3",
    info: { title: "Acme", version: "1" },
    paths: { "/a": { post: { operationId: "mint", responses: {}, ...operation } } },
    ...rest,
  };
}

/** A request body of this schema. */
export function body(schema: unknown): Readonly<Record<string, unknown>> {
  return { requestBody: { content: { "application/json": { schema } } } };
}

/** A reference to a component schema. */
export function ref(key: string): { readonly $ref: string } {
  return { $ref: `#/components/schemas/${key}` };
}

/** Slices a document that is given as text or as its values. */
export function slice(document: unknown, ...operations: string[]): Slice {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  const { value, diagnostics } = parseUpstream({ provider: "acme", path: "acme.yaml", text });
  if (value === undefined) throw new Error(diagnostics[0]?.message);
  return sliceOperations(value, {
    operations: operations.length === 0 ? ["POST /a"] : operations,
  });
}

/** The slice of a document in which nothing is wrong. */
export function specOf(document: unknown, ...operations: string[]): JsonObject {
  const { spec, problems } = slice(document, ...operations);
  if (spec === undefined) throw new Error(problems.map(({ message }) => message).join("\n"));
  return spec;
}

/** What is wrong with a document, as `code pointer`. */
export function problemsOf(document: unknown, ...operations: string[]): string[] {
  return slice(document, ...operations).problems.map(({ code, pointer }) => `${code} ${pointer}`);
}

/** The value at a path of keys; `undefined` where it leads nowhere. */
export function at(spec: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key],
    spec,
  );
}

/** The operation of a slice that has `POST /a`. */
export function operationOf(document: unknown): JsonObject {
  return at(specOf(document), "paths", "/a", "post") as JsonObject;
}
