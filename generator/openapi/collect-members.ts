import type { Schema } from "../types/openapi.js";
import { type Fold, foldSchema } from "./fold-schema.js";
import { branchesOf, type Components, resolveSchema } from "./resolve-schema.js";

/** What a schema and its parts say of an object: they may declare in one location and require in another. */
export interface Members {
  readonly properties: ReadonlyMap<string, Schema>;
  readonly required: ReadonlySet<string>;
}

/** Returns what a schema says of an object, with all that it is made of. */
export function collectMembers(spec: Components, schema: Schema): Members {
  return foldSchema(spec, schema, members);
}

const members: Fold<Members> = {
  none: { properties: new Map(), required: new Set() },
  partsOf: (spec, schema) => [...allOfIn(spec, schema), ...choiceIn(spec, schema)],
  merge(spec, schema, membersOf) {
    const parts = allOfIn(spec, schema).map(membersOf);
    const branches = choiceIn(spec, schema).map(membersOf);
    const [only, ...more] = [...parts, ...branches];
    const saysMore = schema.properties !== undefined || schema.required !== undefined;
    // A long chain of such links would copy its end time and again.
    if (only !== undefined && more.length === 0 && !saysMore) return only;
    const [first, ...others] = branches.map(({ required }) => required);
    const shared = [...(first ?? [])].filter((name) => others.every((other) => other.has(name)));
    const properties = [
      ...parts.flatMap((part) => [...part.properties]),
      ...joinBranches(branches),
      ...Object.entries(schema.properties ?? {}),
    ];
    const required = [...parts.flatMap((part) => [...part.required]), ...shared];
    return {
      properties: new Map(properties),
      required: new Set([...required, ...(schema.required ?? [])]),
    };
  },
};

function allOfIn(spec: Components, { allOf = [] }: Schema): Schema[] {
  return allOf.flatMap((part) => resolveSchema(spec, part) ?? []);
}

function choiceIn(spec: Components, schema: Schema): Schema[] {
  return branchesOf(spec, schema).flatMap((branch) => resolveSchema(spec, branch) ?? []);
}

/** The properties of a choice: what a value may be is what any of the branches lets it be. */
function joinBranches(branches: readonly Members[]): ReadonlyMap<string, Schema> {
  const joined = new Map<string, Schema[]>();
  for (const { properties } of branches) {
    for (const [name, property] of properties) {
      const before = joined.get(name) ?? [];
      const isKnown = before.some((each) => JSON.stringify(each) === JSON.stringify(property));
      joined.set(name, isKnown ? before : [...before, property]);
    }
  }
  const entries = [...joined].map(([name, schemas]) => {
    const [only, ...others] = schemas;
    return [name, only === undefined || others.length > 0 ? { anyOf: schemas } : only] as const;
  });
  return new Map(entries);
}
