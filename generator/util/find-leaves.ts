import type { Schema } from "../types/openapi.js";
import { toPointer } from "./pointer.js";
import { type Components, propertiesOf, resolveSchema, withoutNull } from "./schema.js";

/** A value inside a body that is no object itself, and where it stands. */
export interface Leaf {
  /** JSON Pointer into the body. */
  readonly pointer: string;
  /** The last segment of the pointer. */
  readonly name: string;
  /** Its types but null; none where the schema does not say. */
  readonly types: readonly string[];
  readonly format?: string;
  /** What the schema says about it. */
  readonly description?: string;
}

/** How deep generated code checks a pointer. */
const deepest = 3;

/** No body that a person reads has more. */
const most = 300;

/** The values that pointers into a body may lead to, the outermost first. */
export function findLeaves(spec: Components, body: Schema): Leaf[] {
  const leaves: Leaf[] = [];
  let level: { readonly path: readonly string[]; readonly schema: Schema }[] = [
    { path: [], schema: body },
  ];
  for (let depth = 1; depth <= deepest; depth += 1) {
    const next: typeof level = [];
    for (const { path, schema } of level) {
      for (const [name, property] of propertiesOf(spec, schema)) {
        if (leaves.length + next.length >= most) return leaves;
        const inner = [...path, name];
        if (/[~/]/u.test(name)) continue;
        const leaf = describeLeaf(spec, property.schema);
        if (leaf === undefined) next.push({ path: inner, schema: property.schema });
        else leaves.push({ pointer: toPointer(inner), name, ...leaf });
      }
    }
    level = next;
  }
  return leaves;
}

/** What is known of a value; nothing of an object, whose properties say more. */
function describeLeaf(
  spec: Components,
  schema: Schema,
): Omit<Leaf, "pointer" | "name"> | undefined {
  const resolved = simplest(spec, schema);
  if (resolved === undefined || propertiesOf(spec, resolved).size > 0) return undefined;
  const { type, format, const: constant, enum: values = [] } = resolved;
  const listed = [...values, ...(constant === undefined ? [] : [constant])];
  const types = type === undefined ? listed.map((value) => typeof value) : [type].flat();
  const description = schema.description ?? resolved.description;
  return {
    types: [...new Set(types)].filter((each) => each !== "null"),
    ...(format !== undefined && { format }),
    ...(description !== undefined && { description }),
  };
}

/** A schema behind its references, and the only one of its alternatives that is more than null. */
function simplest(spec: Components, schema: Schema): Schema | undefined {
  const resolved = resolveSchema(spec, schema);
  const branches = [...(resolved?.anyOf ?? []), ...(resolved?.oneOf ?? [])];
  const [only, ...others] = withoutNull(spec, branches);
  if (only === undefined || others.length > 0 || resolved?.type !== undefined) return resolved;
  return { ...resolved, ...resolveSchema(spec, only) };
}
