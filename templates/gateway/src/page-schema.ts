import type { DescribedSchema } from "@linkmint/runtime";
import { type Allowed, allowedIn } from "./allowed.js";
import type { PageRules } from "./check-page-input.js";
import { renameSchema } from "./rename-schema.js";
import type { InputReader, Rules } from "./input-shape.js";
import { isRecord, own } from "./is-record.js";

/** A JSON Schema (2020-12) with what it refers to. */
export interface PageSchema extends DescribedSchema {
  readonly $schema: string;
  readonly $defs?: Readonly<Record<string, DescribedSchema>>;
}

/** Builds the JSON Schema of what a page may say, in the client's names, without what the server decides. */
export function buildPageSchema(
  { reader, allowed, bound }: PageRules,
  schemas: Readonly<Record<string, DescribedSchema>>,
): PageSchema {
  const definitions = new Map<string, DescribedSchema>();
  const refer = (name: string): void => {
    const target = schemas[name];
    if (definitions.has(name) || target === undefined) return;
    // First, since a schema may hold itself.
    definitions.set(name, {});
    definitions.set(name, renameSchema(target, reader, refer));
  };
  const visit: Visit = ({ schema, rule }, part) =>
    part.allowed.isWhole && part.allowed.listed.size === 0 && !isRecord(part.bound)
      ? renameSchema(rule, reader, refer)
      : visitObject(schema, part, visit, reader);
  const schema = visit({ schema: reader.root, rule: reader.root }, { allowed, bound });
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    ...schema,
    ...(definitions.size > 0 && { $defs: Object.fromEntries(definitions) }),
  };
}

interface Decided {
  readonly allowed: Allowed;
  readonly bound: unknown;
}

type Visit = (member: Rules, part: Decided) => DescribedSchema;

function visitObject(
  schema: DescribedSchema,
  { allowed, bound }: Decided,
  visit: Visit,
  reader: InputReader,
): DescribedSchema {
  const shape = reader.shapeOf(schema);
  // Paths go through lists: what they name is in the items.
  if (!shape.isObject && reader.shapeOf(shape.items).isObject) {
    return { type: "array", items: visitObject(shape.items, { allowed, bound }, visit, reader) };
  }
  const decided = isRecord(bound) ? bound : {};
  const properties: [string, DescribedSchema][] = [];
  for (const name of new Set([...shape.members.keys(), ...allowed.listed.keys()])) {
    const member = reader.memberOf(schema, name);
    if (member === undefined) continue;
    const inner = allowedIn(allowed, name, reader.isSensitive(member.schema));
    const fixed = own(decided, name);
    if (inner === undefined || (Object.hasOwn(decided, name) && !isRecord(fixed))) continue;
    properties.push([name, visit(member, { allowed: inner, bound: fixed })]);
  }
  const names = new Set(properties.map(([name]) => name));
  const required = [...shape.required].filter(
    (name) => names.has(name) && !Object.hasOwn(decided, name),
  );
  const { others } = shape;
  const takesOthers = allowed.isWhole && others !== undefined && !reader.isSensitive(others);
  return {
    ...(shape.description !== undefined && { description: shape.description }),
    type: "object",
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
    additionalProperties: takesOthers,
  };
}
