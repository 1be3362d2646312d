import { quote, quoteList } from "../../diagnostics/quote.js";
import type { OpenApi, Schema } from "../../types/openapi.js";
import { followPointer, resolveSchema } from "../../util/schema.js";
import type { LintContext } from "../build-context.js";
import type { Problem } from "../problem.js";
import { tokenPointers } from "../token-pointers.js";

/** What a result's pointer leads to can be what the result promises, such as text for a token. */
export function* typedPointers(context: LintContext): Iterable<Problem> {
  for (const operation of context.operations) {
    for (const { name, pointer, target, body, types } of tokenPointers(context, operation)) {
      if (body === undefined || !body.resolvable || types === undefined) continue;
      const found = followPointer(context.spec, body.schema, target);
      if (found.kind === "missing") continue;
      const given = typesOf(context.spec, found.schema);
      if (given === undefined || given.some((type) => types.includes(type))) continue;
      yield {
        code: "mistyped-pointer",
        pointer,
        message: `${name} points to ${quote(target)}, whose type is ${quoteList(given, "or")}, not ${quoteList(types, "or")}.`,
        help: "point to another property, or correct its type in the schema",
      };
    }
  }
}

/** The types that a schema allows; `undefined` where it does not say. */
function typesOf(spec: OpenApi, schema: Schema): string[] | undefined {
  const resolved = resolveSchema(spec, schema) ?? {};
  const constants = [
    ...(resolved.enum ?? []),
    ...(resolved.const === undefined ? [] : [resolved.const]),
  ];
  const types = resolved.type === undefined ? constants.map(typeName) : [resolved.type].flat();
  if (types.length > 0) return types;
  const { allOf = [], anyOf = [], oneOf = [] } = resolved;
  const all = allOf.map((part) => typesOf(spec, part)).find((given) => given !== undefined);
  if (all !== undefined) return all;
  if (resolved.properties !== undefined) return ["object"];
  const branches = [...anyOf, ...oneOf].map((branch) => typesOf(spec, branch));
  if (branches.length === 0 || branches.includes(undefined)) return undefined;
  return [...new Set(branches.flatMap((given) => given ?? []))];
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
