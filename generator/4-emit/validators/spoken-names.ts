import type { Fold } from "../../openapi/fold-schema.js";
import { furtherSchemas, partSchemas } from "../../openapi/keywords.js";
import { resolveSchema } from "../../openapi/schema.js";
import type { Schema } from "../../types/openapi.js";

/** What a schema and its parts say of properties, wherever these are declared. */
export interface Spoken {
  /** Whether something is said of properties that are not named. */
  readonly ofOthers: boolean;
  /** The names that rules require, or that they depend on. */
  readonly names: ReadonlySet<string>;
}

/** How what a schema says of properties comes from what its parts say. */
export const spoken: Fold<Spoken> = {
  none: { ofOthers: false, names: new Set() },
  partsOf: (spec, schema) => partSchemas(schema).flatMap((part) => resolveSchema(spec, part) ?? []),
  merge(spec, schema, spokenBy) {
    const parts = spoken.partsOf(spec, schema).map(spokenBy);
    const { required = [], dependentRequired = {} } = schema;
    const own = {
      ofOthers: speaksOfOthers(schema),
      names: new Set([...required, ...Object.entries(dependentRequired).flat(2)]),
    };
    const saying = [...parts, own].filter((each) => each.ofOthers || each.names.size > 0);
    const [only = spoken.none, ...more] = saying;
    // Of a long chain, few links say anything.
    if (more.length === 0) return only;
    return {
      ofOthers: saying.some((each) => each.ofOthers),
      names: new Set(saying.flatMap(({ names }) => [...names])),
    };
  },
};

/** Returns whether a schema says something of properties that it does not name. */
function speaksOfOthers(schema: Schema): boolean {
  return (
    schema.additionalProperties === false ||
    schema.unevaluatedProperties === false ||
    schema.propertyNames !== undefined ||
    furtherSchemas(schema).length > 0
  );
}
