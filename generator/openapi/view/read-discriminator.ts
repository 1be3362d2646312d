import {
  type JsonObject,
  type JsonValue,
  asObject,
  isJsonObject,
  stableJson,
  asList,
} from "../../types/json.js";
import { toPointer } from "../pointer.js";
import {
  componentPointer,
  componentReference,
  componentsOf,
  referencedKey,
  referenceOf,
  targetOf,
} from "../reference.js";
import { mergeAll } from "./merge-views.js";
import { typeOfValue } from "./read-keywords.js";
import { anything, type Node, type SchemaPlace, type View } from "./view.js";

/** A schema with a discriminator, and what reads the schemas of its document. */
export interface Discriminated extends SchemaPlace {
  readonly schema: JsonObject;
  readonly root: JsonObject;
  readonly viewPlace: (place: SchemaPlace) => View;
}

/**
 * Returns an alternative with the values by which a discriminator names it (OpenAPI 3.1, 4.8.25), as if it listed them
 * itself. What it does list counts for more; the alternative that `defaultMapping` names takes any value (OpenAPI
 * 3.2, 4.25), and one that is written in place has no name.
 */
export function nameBranch(branch: SchemaPlace, owner: Discriminated): Node {
  const { propertyName, defaultMapping } = asObject(owner.schema["discriminator"]);
  const names = namesOf(branch, owner);
  const isDefault = targetOfBranch(branch) === targetOfMapping(defaultMapping, owner.root);
  if (typeof propertyName !== "string" || names.size === 0 || isDefault) return [branch];
  const read = () => viewName(propertyName, { branch, names, viewPlace: owner.viewPlace });
  return [branch, { schema: true, pointer: branch.pointer, read }];
}

/** Returns the values of a branch, each with its place: those that are mapped to it, else its component's name. */
function namesOf(branch: SchemaPlace, { schema, pointer, root }: Discriminated) {
  const target = targetOfBranch(branch);
  const mapping = Object.entries(asObject(asObject(schema["discriminator"])["mapping"]));
  const mapped = mapping.flatMap(([name, to]): [string, string][] =>
    target !== undefined && targetOfMapping(to, root) === target
      ? [[name, pointer + toPointer(["discriminator", "mapping", name])]]
      : [],
  );
  const name = target === undefined ? undefined : referencedKey(`#${target}`);
  if (mapped.length > 0 || name === undefined) return new Map(mapped);
  const isReference = referenceOf(branch.schema) !== undefined;
  return new Map([[name, isReference ? `${branch.pointer}/$ref` : branch.pointer]]);
}

/** Returns where a branch leads: it refers to a component, or is one itself. */
function targetOfBranch({ schema, pointer }: SchemaPlace): string | undefined {
  const reference = referenceOf(schema);
  if (reference !== undefined) return targetOf(reference);
  return referencedKey(`#${pointer}`) === undefined ? undefined : pointer;
}

/** Returns where a value of a mapping leads, a reference or a component's name. */
function targetOfMapping(to: JsonValue | undefined, root: JsonObject): string | undefined {
  if (typeof to !== "string") return undefined;
  return targetOf(Object.hasOwn(componentsOf(root), to) ? componentReference(to) : to);
}

interface Naming {
  readonly branch: SchemaPlace;
  /** By value, its place. */
  readonly names: ReadonlyMap<string, string>;
  readonly viewPlace: (place: SchemaPlace) => View;
}

/** Returns what a discriminator says of a branch: the values of its property, in the types that the branch has. */
function viewName(propertyName: string, { branch, names, viewPlace }: Naming): View {
  const node = viewPlace(branch).properties.get(propertyName) ?? [];
  const own = mergeAll(node.map(viewPlace));
  const values = [...names].flatMap(([name, pointer]): [string, string][] => {
    const meant = [name, scalarOf(name)].find((each) => each !== undefined && mayBe(own, each));
    return meant === undefined ? [] : [[stableJson(meant), pointer]];
  });
  const [[, pointer] = ["", branch.pointer]] = values;
  if (values.length === 0) return anything;
  const part = `${branch.pointer} ${stableJson([propertyName, ...names.keys()])}`;
  const property: View = {
    ...anything,
    parts: new Set([`${part} value`]),
    pointer,
    places: new Map([["enum", pointer]]),
    types: new Set(values.map(([value]) => typeOfValue(JSON.parse(value) as JsonValue))),
    values: new Map(values),
  };
  const place: SchemaPlace = { schema: true, pointer, read: () => property };
  const properties = new Map([[propertyName, [place]]]);
  return { ...anything, parts: new Set([part]), pointer: branch.pointer, properties };
}

function mayBe({ types, values }: View, value: JsonValue): boolean {
  return types.has(typeOfValue(value)) && values?.has(stableJson(value)) !== false;
}

/** Returns the number or the boolean that a key of a mapping writes, where it writes one. */
function scalarOf(text: string): JsonValue | undefined {
  return /^(?:true|false|-?\d+(?:\.\d+)?)$/u.test(text)
    ? (JSON.parse(text.replace(/^(-?)0+(?=\d)/u, "$1")) as JsonValue)
    : undefined;
}

/** Finds the schemas that a value of a discriminated parent may be. */
export type FindHeirs = (parent: SchemaPlace & { readonly schema: JsonObject }) => SchemaPlace[];

/**
 * Makes what finds a discriminator's alternatives where its schema lists none: the components that are composed of
 * it, directly or not, and what its mapping names (OpenAPI 3.1, 4.8.25).
 */
export function createFindHeirs(root: JsonObject): FindHeirs {
  const components = componentsOf(root);
  let children: ReadonlyMap<string, readonly string[]> | undefined;

  return ({ schema, pointer }) => {
    const discriminator = schema["discriminator"];
    if (!isJsonObject(discriminator)) return [];
    children ??= listChildren(components);
    const targets = new Set(children.get(pointer));
    for (const target of targets) for (const next of children.get(target) ?? []) targets.add(next);
    for (const to of Object.values(asObject(discriminator["mapping"]))) {
      targets.add(targetOfMapping(to, root) ?? pointer);
    }
    targets.delete(pointer);
    return [...targets].flatMap((target): SchemaPlace[] => {
      const key = referencedKey(`#${target}`);
      const heir =
        key !== undefined && Object.hasOwn(components, key) ? components[key] : undefined;
      return heir === undefined ? [] : [{ schema: heir, pointer: target }];
    });
  };
}

/** Returns by the pointer of each component those of the components that say more of it. */
function listChildren(components: JsonObject): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const [key, value] of Object.entries(components)) {
    const { allOf, properties, required } = asObject(value);
    const parts = asList(allOf);
    // A lone reference is a parent by another name, such as with a description or with null.
    if (parts.length < 2 && properties === undefined && required === undefined) continue;
    for (const part of parts) {
      const reference = referenceOf(part);
      if (reference === undefined) continue;
      const parent = targetOf(reference);
      children.set(parent, [...(children.get(parent) ?? []), componentPointer(key)]);
    }
  }
  return children;
}
