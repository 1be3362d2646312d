import type { Schema } from "../types/openapi.js";
import { type Fold, foldSchema } from "./fold-schema.js";
import { type JoinedMembers, joinMembers } from "./join-members.js";
import { branchesOf, type Components, resolveSchema } from "./resolve-schema.js";

/** Returns what a schema says of an object, with all that it is made of. */
export function collectMembers(spec: Components, schema: Schema): JoinedMembers {
  return foldSchema(spec, schema, members);
}

const members: Fold<JoinedMembers> = {
  none: joinMembers([]),
  partsOf: (spec, schema) => [...allOfIn(spec, schema), ...choiceIn(spec, schema)],
  merge(spec, schema, membersOf) {
    const parts = allOfIn(spec, schema).map(membersOf);
    const branches = choiceIn(spec, schema).map(membersOf);
    const [only, ...more] = [...parts, ...branches];
    const saysMore = schema.properties !== undefined || schema.required !== undefined;
    if (only !== undefined && more.length === 0 && !saysMore) return only;
    const [first, ...others] = branches.map(({ required }) => required);
    const shared = [...(first ?? [])].filter((name) => others.every((other) => other.has(name)));
    const own = {
      properties: [...joinBranches(branches), ...Object.entries(schema.properties ?? {})],
      required: [...shared, ...(schema.required ?? [])],
    };
    return joinMembers([...parts, own]);
  },
};

function allOfIn(spec: Components, { allOf = [] }: Schema): Schema[] {
  return allOf.flatMap((part) => resolveSchema(spec, part) ?? []);
}

function choiceIn(spec: Components, schema: Schema): Schema[] {
  return branchesOf(spec, schema).flatMap((branch) => resolveSchema(spec, branch) ?? []);
}

/** The properties of a choice: what a value may be is what any of the branches lets it be. */
function joinBranches(branches: readonly JoinedMembers[]): ReadonlyMap<string, Schema> {
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
