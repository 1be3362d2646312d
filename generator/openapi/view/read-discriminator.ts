import {
  type JsonObject,
  type JsonValue,
  asObject,
  isJsonObject,
  stableJson,
} from "../../types/json.js";
import { mappedComponent } from "../discriminator.js";
import { type Inheritance, readInheritance } from "../inheritance.js";
import { toPointer } from "../pointer.js";
import { componentPointer, componentsOf, referencedKey, referenceOf } from "../reference.js";
import { mergeAll } from "./merge-views.js";
import { typeOfValue } from "./read-keywords.js";
import { anything, type Node, type LocatedSchema, type View } from "./view.js";

/** A schema with a discriminator, and what reads the schemas of its document. */
export interface Discriminated extends LocatedSchema {
  readonly schema: JsonObject;
  readonly root: JsonObject;
  readonly viewSchema: (location: LocatedSchema) => View;
}

/**
 * Returns an alternative with the values by which a discriminator names it (OpenAPI 3.1, 4.8.25), as if it listed them
 * itself. What it does list counts for more; the alternative that `defaultMapping` names takes any value (OpenAPI
 * 3.2, 4.25), and one that is written in place has no name.
 */
export function nameBranch(branch: LocatedSchema, owner: Discriminated): Node {
  const { propertyName, defaultMapping } = asObject(owner.schema["discriminator"]);
  const names = namesOf(branch, owner);
  const key = keyOf(branch);
  const isDefault = key !== undefined && key === mappedKey(defaultMapping, owner.root);
  if (typeof propertyName !== "string" || names.size === 0 || isDefault) return [branch];
  const read = () => viewName(propertyName, { branch, names, viewSchema: owner.viewSchema });
  return [branch, { schema: true, pointer: branch.pointer, read }];
}

/** Returns the values of a branch, each with its location: those that are mapped to it, else its component's name. */
function namesOf(branch: LocatedSchema, { schema, pointer, root }: Discriminated) {
  const key = keyOf(branch);
  const mapping = Object.entries(asObject(asObject(schema["discriminator"])["mapping"]));
  const mapped = mapping.flatMap(([name, to]): [string, string][] =>
    key !== undefined && mappedKey(to, root) === key
      ? [[name, pointer + toPointer(["discriminator", "mapping", name])]]
      : [],
  );
  if (mapped.length > 0 || key === undefined) return new Map(mapped);
  const isReference = referenceOf(branch.schema) !== undefined;
  return new Map([[key, isReference ? `${branch.pointer}/$ref` : branch.pointer]]);
}

/** Returns the component that a branch refers to, or is itself. */
function keyOf({ schema, pointer }: LocatedSchema): string | undefined {
  return referencedKey(referenceOf(schema) ?? `#${pointer}`);
}

function mappedKey(to: JsonValue | undefined, root: JsonObject): string | undefined {
  return typeof to === "string" ? mappedComponent(root, to) : undefined;
}

interface Naming {
  readonly branch: LocatedSchema;
  /** By value, its location. */
  readonly names: ReadonlyMap<string, string>;
  readonly viewSchema: (location: LocatedSchema) => View;
}

/** Returns what a discriminator says of a branch: the values of its property, in the types that the branch has. */
function viewName(propertyName: string, { branch, names, viewSchema }: Naming): View {
  const node = viewSchema(branch).properties.get(propertyName) ?? [];
  const own = mergeAll(node.map(viewSchema));
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
    pointers: new Map([["enum", pointer]]),
    types: new Set(values.map(([value]) => typeOfValue(JSON.parse(value) as JsonValue))),
    values: new Map(values),
  };
  const location: LocatedSchema = { schema: true, pointer, read: () => property };
  const properties = new Map([[propertyName, [location]]]);
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
export type FindHeirs = (
  parent: LocatedSchema & { readonly schema: JsonObject },
) => LocatedSchema[];

/**
 * Makes what finds a discriminator's alternatives where its schema lists none: the components that are composed of
 * it, directly or not, and what its mapping names (OpenAPI 3.1, 4.8.25).
 */
export function createFindHeirs(root: JsonObject): FindHeirs {
  const components = componentsOf(root);
  let inheritance: Inheritance | undefined;
  return (parent) => {
    const discriminator = parent.schema["discriminator"];
    if (!isJsonObject(discriminator)) return [];
    inheritance ??= readInheritance(root);
    const own = keyOf({ schema: true, pointer: parent.pointer });
    const mapped = Object.values(asObject(discriminator["mapping"]));
    const heirs = new Set([
      ...(own === undefined ? [] : inheritance.descendantsOf(own)),
      ...mapped.flatMap((to) => mappedKey(to, root) ?? []),
    ]);
    return [...heirs].flatMap((key): LocatedSchema[] => {
      const schema = components[key];
      return key === own || schema === undefined
        ? []
        : [{ schema, pointer: componentPointer(key) }];
    });
  };
}
