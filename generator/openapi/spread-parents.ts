import type { OpenApi, Schema } from "../types/openapi.js";
import { mappedComponent } from "./discriminator.js";
import { type Inheritance, readInheritance } from "./inheritance.js";
import { annotations } from "./keywords.js";
import { componentReference } from "./reference.js";
import { isNullable, referencedComponent } from "./schema.js";
import { tagBranch } from "./tag-branch.js";

/** The component schemas of a document, and those of them that others are composed of and that have a discriminator. */
interface Family extends Pick<Inheritance, "descendantsOf"> {
  readonly spec: OpenApi;
  readonly schemas: Readonly<Record<string, Schema>>;
  /** By a parent's key, those of its descendants. */
  readonly parents: ReadonlyMap<string, readonly string[]>;
}

/**
 * Returns a document in which a component with a discriminator is the choice of the components that are composed of it
 * (OpenAPI 3.2, 4.25.4). These have in its place what it says of itself.
 */
export function spreadParents(spec: OpenApi): OpenApi {
  const schemas = spec.components?.schemas ?? {};
  const { descendantsOf, children } = readInheritance(spec);
  const parents = Object.entries(schemas).flatMap(([key, { discriminator }]) => {
    const descendants = discriminator?.propertyName === undefined ? [] : descendantsOf(key);
    return descendants.length === 0 ? [] : [[key, descendants] as const];
  });
  if (parents.length === 0) return spec;
  const family: Family = { spec, schemas, parents: new Map(parents), descendantsOf };
  const spread = Object.entries(schemas).map(([key, schema]): [string, Schema] => {
    if (family.parents.has(key)) return [key, choiceOf(key, family)];
    return [key, children.has(key) ? standAlone(schema, family, [key]) : schema];
  });
  return { ...spec, components: { ...spec.components, schemas: Object.fromEntries(spread) } };
}

/** Returns a parent as the choice of its children; one that is a choice already stays that. */
function choiceOf(key: string, family: Family): Schema {
  const { spec, schemas } = family;
  const schema = schemas[key] ?? {};
  const { discriminator } = schema;
  if (discriminator === undefined || schema.oneOf !== undefined || schema.anyOf !== undefined) {
    return standAlone(schema, family, [key]);
  }
  const branches = branchKeys(key, family).map((branch) => branchOf(branch, key, family));
  const nothing: Schema[] = isNullable(spec, schema) ? [{ type: "null" }] : [];
  const kept = Object.entries(schema).filter(
    ([keyword]) => annotations.has(keyword) || keyword.startsWith("x-"),
  );
  return { ...Object.fromEntries(kept), oneOf: [...branches, ...nothing], discriminator };
}

/**
 * Returns the keys of the components that a parent's values may be: its children, and itself where the mapping names
 * it. One between the parent and others counts where the mapping names it, or names none.
 */
function branchKeys(key: string, { spec, schemas, parents, descendantsOf }: Family): string[] {
  const { propertyName, mapping = {}, defaultMapping = "" } = schemas[key]?.discriminator ?? {};
  const mapped = Object.values(mapping);
  const named = new Set([...mapped, defaultMapping].map((to) => mappedComponent(spec, to)));
  const descendants = parents.get(key) ?? [];
  const choices = descendants.filter(
    (each) => parents.has(each) && schemas[each]?.discriminator?.propertyName !== propertyName,
  );
  const theirs = new Set(choices.flatMap((each) => parents.get(each) ?? []));
  const isBranch = (each: string): boolean =>
    !theirs.has(each) &&
    (named.has(each) ||
      mapped.length === 0 ||
      choices.includes(each) ||
      descendantsOf(each).length === 0);
  return [...descendants.filter(isBranch), ...(named.has(key) ? [key] : [])];
}

/** Returns a branch of a parent: a child by reference, the parent and children that are parents too in their place. */
function branchOf(branch: string, key: string, family: Family): Schema {
  const { spec, schemas, parents } = family;
  const { discriminator } = schemas[key] ?? {};
  const reference = { $ref: componentReference(branch) };
  const isChoice = schemas[branch]?.discriminator?.propertyName !== discriminator?.propertyName;
  if (discriminator === undefined || !parents.has(branch) || isChoice) return reference;
  const own = ownPart(branch, family, []);
  const { allOf } = tagBranch(spec, { discriminator }, reference);
  return allOf === undefined ? own : { allOf: [own, ...allOf.slice(1)] };
}

/** Returns a schema that has in the place of references to parents in its `allOf` what these say of themselves. */
function standAlone(schema: Schema, family: Family, seen: readonly string[]): Schema {
  const { allOf } = schema;
  if (allOf === undefined) return schema;
  const parts = allOf.map((part) => {
    const key = referencedComponent(part);
    if (key === undefined) return standAlone(part, family, seen);
    return family.parents.has(key) && !seen.includes(key) ? ownPart(key, family, seen) : part;
  });
  return { ...schema, allOf: parts };
}

/** Returns what a parent says of all its children. */
function ownPart(key: string, family: Family, seen: readonly string[]): Schema {
  const { discriminator: _, oneOf: _one, anyOf: _any, ...schema } = family.schemas[key] ?? {};
  const kept = Object.entries(schema).filter(
    ([keyword]) => !annotations.has(keyword) && !keyword.startsWith("x-"),
  );
  const own: Schema = Object.fromEntries(kept);
  const { type } = own;
  const types = [type ?? []].flat().filter((each) => each !== "null");
  const [only = "object", ...others] = types;
  const typed = type === undefined ? own : { ...own, type: others.length === 0 ? only : types };
  return standAlone(typed, family, [...seen, key]);
}
