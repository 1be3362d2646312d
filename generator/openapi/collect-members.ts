import type { Schema } from "../types/openapi.js";
import { branchesOf, type Components, resolveSchema } from "./resolve-schema.js";

/** What a schema and its parts say of an object: they may declare in one location and require in another. */
export interface Members {
  readonly properties: Map<string, Schema>;
  readonly required: Set<string>;
}

/** A schema whose parts are looked at one by one. */
interface Visit {
  readonly resolved: Schema;
  readonly parts: readonly Schema[];
  readonly branches: readonly Schema[];
  readonly left: Schema[];
}

/** Without recursion, since schemas may lead from one to the next thousands of times; what was met before is not looked at again. */
export function collectMembers(spec: Components, schema: Schema): Members {
  const known = new Map<Schema, Members>();
  const find = (each: Schema): Members =>
    known.get(each) ?? { properties: new Map(), required: new Set() };
  const resolveAll = (all: readonly Schema[]) =>
    all.flatMap((each) => resolveSchema(spec, each) ?? []);
  const enter = (resolved: Schema): Visit => {
    known.set(resolved, find(resolved));
    const parts = resolveAll(resolved.allOf ?? []);
    const branches = resolveAll(branchesOf(spec, resolved));
    return { resolved, parts, branches, left: [...parts, ...branches].reverse() };
  };
  const start = resolveAll([schema]);
  const visits = start.map(enter);
  for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
    const next = visit.left.pop();
    if (next !== undefined) {
      if (!known.has(next)) visits.push(enter(next));
      continue;
    }
    visits.pop();
    mergeMembers(find(visit.resolved), visit.resolved, {
      parts: visit.parts.map(find),
      branches: visit.branches.map(find),
    });
  }
  return find(start[0] ?? schema);
}

/** Adds to the members of a schema what its parts, its branches and itself say. */
function mergeMembers(
  members: Members,
  schema: Schema,
  {
    parts,
    branches,
  }: { readonly parts: readonly Members[]; readonly branches: readonly Members[] },
): void {
  const [first, ...others] = branches.map(({ required }) => required);
  const shared = [...(first ?? [])].filter((name) => others.every((other) => other.has(name)));
  for (const { properties } of [...parts, { properties: joinBranches(branches) }]) {
    for (const [name, property] of properties) members.properties.set(name, property);
  }
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    members.properties.set(name, property);
  }
  const required = [...parts.flatMap((part) => [...part.required]), ...shared];
  for (const name of [...required, ...(schema.required ?? [])]) members.required.add(name);
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
