import { isJsonObject, type JsonValue } from "../types/json.js";
import type { OpenApi, Schema } from "../types/openapi.js";
import { followReference, referencedKey, referenceOf } from "./reference.js";

/** Where references are looked up: a document, or its schemas alone. */
export type Components = Pick<OpenApi, "components">;

/** Follows `$ref` until a schema without one; a reference loop or a missing target gives `undefined`. */
export function resolveSchema(spec: Components, schema: Schema): Schema | undefined {
  const ends = endsIn(spec);
  const passed: string[] = [];
  let end: JsonValue | Schema | undefined = schema;
  for (let to = referenceOf(schema); to !== undefined; to = referenceOf(end)) {
    if (ends.has(to)) {
      end = ends.get(to);
      break;
    }
    // Whoever comes back to it is in a loop.
    ends.set(to, undefined);
    passed.push(to);
    end = referencedKey(to) === undefined ? undefined : followReference(spec, to)?.value;
  }
  const found = isJsonObject(end) ? end : undefined;
  for (const to of passed) ends.set(to, found);
  return found;
}

/** What references of a document, which never changes, lead to in the end. */
const endsByDocument = new WeakMap<Components, Map<string, Schema | undefined>>();

function endsIn(spec: Components): Map<string, Schema | undefined> {
  const ends = endsByDocument.get(spec) ?? new Map<string, Schema | undefined>();
  endsByDocument.set(spec, ends);
  return ends;
}

/** The branches that are more than the `null` type. */
export function withoutNull(spec: Components, branches: readonly Schema[]): Schema[] {
  return branches.filter((branch) => resolveSchema(spec, branch)?.type !== "null");
}

/** The branches of a choice that are more than the `null` type. */
export function branchesOf(spec: Components, { anyOf = [], oneOf = [] }: Schema): Schema[] {
  return withoutNull(spec, [...anyOf, ...oneOf]);
}
