import { furtherSchemas, itemSchemas, partSchemas } from "../../openapi/keywords.js";
import { isNothing } from "../../openapi/normal-schema.js";
import { findReferenceCycles } from "../../openapi/reference-cycles.js";
import { type Components, propertiesOf, referencedComponent } from "../../openapi/schema.js";
import type { Schema } from "../../types/openapi.js";
import { isSilent } from "../validators/validation-keywords.js";

/** Makes a function that gives schemas as openapi-typescript reads them right, where it would not. */
export function createWireSchema(spec: Components): (schema: Schema) => Schema {
  const endless = findEndlessLists(spec);
  return (schema) => {
    if (isNothing(schema)) return nothing;
    const { $defs: _, ...rest } = endless.has(schema) ? endlessList(schema) : schema;
    return markTuple(widenIndex(spec, rest));
  };
}

/** What stands on a copy for a schema that nothing fits, which openapi-typescript knows as `false` and in few locations. */
const nothing = { type: "string", "x-nothing": true };

/** Returns whether a schema of a copy prints as `never`. */
export function isNever(schema: Schema): boolean {
  return Object.hasOwn(schema, "x-nothing");
}

/** Says on a copy that a list's first items have types of their own. */
const tupleMark = { "x-tuple": true };

function markTuple(schema: Schema): Schema {
  return schema.prefixItems === undefined ? schema : { ...schema, ...tupleMark };
}

/** Returns whether a schema of a copy is that of a tuple; openapi-typescript knows neither optional items nor a rest. */
export function isTuple(schema: Schema): boolean {
  return schema.type === "array" && Object.hasOwn(schema, "x-tuple");
}

/** Beside named properties, an index signature has to take their types as well, or no literal would fit. */
function widenIndex(spec: Components, schema: Schema): Schema {
  const further = furtherSchemas(schema);
  if (further.length === 0) return schema;
  const named = [...propertiesOf(spec, schema).values()].map((property) => property.schema);
  if (named.length === 0 || further.some(isAnything)) return schema;
  const { patternProperties: _, ...rest } = schema;
  return { ...rest, additionalProperties: { anyOf: withoutRepetition([...further, ...named]) } };
}

function isAnything(schema: Schema): boolean {
  return Object.keys(schema).every(isSilent);
}

function withoutRepetition(schemas: readonly Schema[]): Schema[] {
  return [...new Map(schemas.map((each) => [JSON.stringify(each), each])).values()];
}

/**
 * Finds the lists that hold their own component without an object in between: as the type of a property, which is
 * what openapi-typescript makes of a component, TypeScript refuses them (TS2502).
 */
function findEndlessLists(spec: Components): ReadonlySet<Schema> {
  const inner = (schema: Schema) => [...partSchemas(schema), ...itemSchemas(schema)];
  if (findReferenceCycles(spec, inner).length === 0) return new Set();
  const components = Object.entries(spec.components?.schemas ?? {});
  const reaches = (start: Schema, key: string): boolean => {
    const reached = new Set([start]);
    for (const schema of reached) {
      const target = referencedComponent(schema);
      if (target === key) return true;
      const component = target === undefined ? undefined : spec.components?.schemas?.[target];
      for (const each of component === undefined ? inner(schema) : [component]) reached.add(each);
    }
    return false;
  };
  const listsIn = (schema: Schema): Schema[] => [
    ...(itemSchemas(schema).length > 0 ? [schema] : []),
    ...inner(schema).flatMap(listsIn),
  ];
  return new Set(
    components.flatMap(([key, component]) =>
      listsIn(component).filter((list) => itemSchemas(list).some((item) => reaches(item, key))),
    ),
  );
}

/** A list that can be written as an interface is marked; of any other, nothing is said of its items. */
function endlessList(schema: Schema): Schema {
  const { prefixItems, ...rest } = schema;
  const isPlain = schema.type === "array" && prefixItems === undefined;
  return isPlain ? { ...rest, ...endlessMark } : { ...rest, items: {} };
}

/** Says on a copy that a list holds its own component. */
const endlessMark = { "x-endless": true };

/** Returns whether a schema of a copy is that of a list which holds its own component. */
export function isEndless(schema: Schema): boolean {
  return Object.hasOwn(schema, "x-endless");
}
