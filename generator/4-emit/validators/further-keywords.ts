import { toRegExp } from "../../openapi/normal-schema.js";
import { type Components, describingSame, propertiesOf } from "../../openapi/schema.js";
import type { Schema } from "../../types/openapi.js";
import { whenThere } from "../print/when-there.js";
import { isEmpty, type Subject, type ValidationData } from "./validation-data.js";

/** Returns what a validator reads of properties that a schema does not name, as far as it is sure to be read right. */
export function furtherKeywords(
  schema: Schema,
  { room }: Pick<Subject, "room">,
  { components, read }: FurtherReader,
): ValidationData {
  const { patternProperties = {}, propertyNames } = schema;
  // Names of properties beside it may be of no body, such as those of parameters.
  const others = speaksOfNames(schema) ? namesBeside(schema, { room, components }) : [];
  const names = propertyNames === undefined || others.length > 0 ? {} : read(propertyNames);
  const expressions = Object.keys(patternProperties).map(toRegExp);
  const isReadable = expressions.every(
    (each) => each !== undefined && !others.some((name) => each.test(name)),
  );
  const more = isReadable ? moreProperties(schema, components) : undefined;
  const additional = typeof more === "object" ? whenThere(read(more)) : more;
  const patterns = Object.entries(isReadable ? patternProperties : {})
    .map(([pattern, inner]) => [pattern, read(inner)] as const)
    .filter(([, inner]) => additional !== undefined || !isEmpty(inner));
  return {
    patternProperties: whenThere(Object.fromEntries(patterns)),
    additionalProperties: additional,
    propertyNames: whenThere(names),
  };
}

/** Whether a schema says something of names that it does not list. */
function speaksOfNames({ patternProperties, propertyNames }: Schema): boolean {
  return patternProperties !== undefined || propertyNames !== undefined;
}

function namesBeside(
  schema: Schema,
  { room, components }: Pick<Subject, "room"> & Pick<FurtherReader, "components">,
): string[] {
  const own = propertiesOf(components, schema);
  return room().filter((name) => !own.has(name));
}

interface FurtherReader {
  readonly components: Components;
  /** Reads the schema of a value inside. */
  readonly read: (inner: Schema) => ValidationData;
}

/** Returns what further properties may be; nothing where anything may, or what a schema beside it says is not known. */
function moreProperties(schema: Schema, components: Components): Schema | false | undefined {
  const { additionalProperties, unevaluatedProperties } = schema;
  if (additionalProperties === undefined && unevaluatedProperties === undefined) return undefined;
  const unevaluated = evaluatesNames(schema, components) ? unevaluatedProperties : undefined;
  const more = additionalProperties ?? unevaluated;
  return more === true ? undefined : more;
}

/** Returns whether the names that a schema and its parts declare are all that it evaluates (JSON Schema 2020-12, 11.3). */
function evaluatesNames(schema: Schema, components: Components): boolean {
  return describingSame(components, schema).every((part) => {
    const { additionalProperties = false, unevaluatedProperties = false } = part;
    const isOpen = part.patternProperties !== undefined || unevaluatedProperties !== false;
    const isConditional =
      part.if !== undefined || "dependentSchemas" in part || "$dynamicRef" in part;
    return !isConditional && (part === schema || !(isOpen || additionalProperties !== false));
  });
}
