import type { Fold } from "../../openapi/fold-schema.js";
import { furtherSchemas, partSchemas } from "../../openapi/keywords.js";
import { type Components, propertyOf, resolveSchema } from "../../openapi/schema.js";
import type { Schema } from "../../types/openapi.js";

/** What a schema and its parts say of properties, wherever these are declared. */
export interface Spoken {
  /** Whether something is said of properties that are not named. */
  readonly ofOthers: boolean;
  /** The names that rules require, or that they depend on, but that neither the schema nor a part of it declares. */
  readonly undeclared: ReadonlySet<string>;
}

/** How what a schema says of properties comes from what its parts say. */
export const spoken: Fold<Spoken> = {
  none: { ofOthers: false, undeclared: new Set() },
  partsOf,
  merge(spec, schema, spokenBy) {
    const parts = partsOf(spec, schema).map(spokenBy);
    const names = [...parts.flatMap(({ undeclared }) => [...undeclared]), ...namesIn(schema)];
    return {
      ofOthers: speaksOfOthers(schema) || parts.some((each) => each.ofOthers),
      undeclared: new Set(names.filter((name) => propertyOf(spec, schema, name) === undefined)),
    };
  },
};

/** Returns the fold that tells whether a schema or a part of it speaks of one of some names. */
export function speaksOf(names: ReadonlySet<string>): Fold<boolean> {
  const known = foldsByNames.get(names);
  if (known !== undefined) return known;
  const fold: Fold<boolean> = {
    none: false,
    partsOf,
    merge: (spec, schema, speaks) =>
      namesIn(schema).some((name) => names.has(name)) || partsOf(spec, schema).some(speaks),
  };
  foldsByNames.set(names, fold);
  return fold;
}

const foldsByNames = new WeakMap<ReadonlySet<string>, Fold<boolean>>();

function partsOf(spec: Components, schema: Schema): Schema[] {
  return partSchemas(schema).flatMap((part) => resolveSchema(spec, part) ?? []);
}

function namesIn({ required = [], dependentRequired = {} }: Schema): string[] {
  return [...required, ...Object.entries(dependentRequired).flat(2)];
}

/** Returns whether a schema says something of properties that it does not name. */
function speaksOfOthers(schema: Schema): boolean {
  return (
    schema.additionalProperties === false ||
    schema.unevaluatedProperties === false ||
    schema.propertyNames !== undefined ||
    furtherSchemas(schema).length > 0
  );
}
