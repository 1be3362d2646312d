import {
  type JsonObject,
  type JsonValue,
  isJsonList,
  isJsonObject,
  stableJson,
  asList,
} from "../../types/json.js";
import { toPointer } from "../pointer.js";
import { followReference, referenceOf, targetOf } from "../reference.js";
import { createHashSchema, type HashSchema } from "./hash-schemas.js";
import { mergeAll, mergeViews, withNull } from "./merge-views.js";
import { createFindHeirs, type Discriminated, nameBranch } from "./read-discriminator.js";
import { isNever, readKeywords } from "./read-keywords.js";
import { anything, isNull, isPlain, type Node, type LocatedSchema, type View } from "./view.js";

/** Reads the schemas of a document. */
export interface Viewer {
  readonly view: (node: Node) => View;
  readonly hash: HashSchema;
  /** Whether schemas are so intricate that reading them all would take too long; views say less from then on. */
  readonly isExhausted: () => boolean;
  /** The whole document as a text that the order of keys does not change. */
  readonly text: () => string;
}

/** How deep composition may nest, and how many schemas are read; all of a provider's document of 4 MB takes 20,000. */
const deepest = 150;
const most = 60_000;

/** Keywords whose rules depend on values, and those that belong to one of them. */
const ruleKeywords = [
  ...["not", "dependentRequired", "dependentSchemas", "patternProperties", "propertyNames"],
  ...["unevaluatedItems", "contentSchema"],
];
const groupedRules = [
  ["if", "then", "else"],
  ["contains", "minContains", "maxContains"],
] as const;

/** Makes the reader of a document's schemas; each is read once. */
export function createViewer(root: JsonObject): Viewer {
  const hash = createHashSchema(root);
  const findHeirs = createFindHeirs(root);
  const known = new Map<string, View>();
  /** Where the reader is on its way, so that a schema that is composed of itself ends. */
  const active = new Set<string>();
  let [cuts, visited] = [0, 0];

  const viewSchema = (location: LocatedSchema): View => {
    if (location.read !== undefined) return location.read();
    const found = known.get(location.pointer);
    if (found !== undefined) return found;
    visited += 1;
    if (active.has(location.pointer) || active.size > deepest || visited > most) {
      cuts += 1;
      return anything;
    }
    const before = cuts;
    active.add(location.pointer);
    const view = read(location);
    active.delete(location.pointer);
    if (cuts === before || active.size === 0) known.set(location.pointer, view);
    return view;
  };

  const read = ({ schema, pointer }: LocatedSchema): View => {
    if (isNever(schema))
      return { ...anything, parts: new Set([pointer]), pointer, types: new Set() };
    if (!isJsonObject(schema)) return { ...anything, parts: new Set([pointer]), pointer };
    const part = (...path: (string | number)[]): LocatedSchema => {
      const [keyword = "", index] = path;
      const value = schema[keyword];
      const inner = typeof index === "number" && isJsonList(value) ? value[index] : value;
      return { schema: inner ?? {}, pointer: pointer + toPointer(path) };
    };
    const owner = { schema, pointer, root, viewSchema };
    const isChoice = asList(schema["anyOf"]).length + asList(schema["oneOf"]).length > 0;
    const parts = [
      ...readReference(schema),
      ...asList(schema["allOf"]).map((_, index) => viewSchema(part("allOf", index))),
      ...(["anyOf", "oneOf"] as const).flatMap((keyword) => {
        const branches = asList(schema[keyword]).map((_, index) => part(keyword, index));
        return branches.length === 0 ? [] : [readAlternatives(branches, keyword, owner)];
      }),
      ...(isChoice ? [] : readHeirs(owner)),
    ];
    const own = readKeywords(schema, pointer, readRules(schema, pointer));
    const view = withoutItself(parts.reduce(mergeViews, own), pointer);
    return schema["nullable"] === true ? withNull(view) : view;
  };

  const readReference = (schema: JsonObject): View[] => {
    const reference = referenceOf(schema);
    const target = reference === undefined ? undefined : followReference(root, reference);
    if (target === undefined) return [];
    return [viewSchema({ schema: target.value, pointer: target.pointer })];
  };

  /** Alternatives as one schema, where they differ in nothing but types or values. */
  const readAlternatives = (
    branches: readonly LocatedSchema[],
    keyword: string,
    owner: Discriminated,
  ): View => {
    const pointer = `${owner.pointer}/${keyword}`;
    const views = branches.map((location) => ({ location, view: viewSchema(location) }));
    // A rule beside null may refuse it.
    const others = views.filter(({ view }) => !isNull(view) || view.rules.size > 0);
    const hasNull = others.length < views.length;
    const [only] = others;
    if (only === undefined)
      return { ...anything, parts: new Set([pointer]), pointer, types: new Set(["null"]) };
    if (others.length === 1) {
      const named = mergeAll(nameBranch(only.location, owner).map(viewSchema));
      return hasNull ? withNull(named) : named;
    }
    const blank: View = {
      ...anything,
      parts: new Set([pointer]),
      pointer,
      pointers: new Map([[keyword, pointer]]),
    };
    if (others.every(({ location }) => isRule(location.schema))) {
      const text = others.map(({ location }) => hash(location.schema)).sort();
      return { ...blank, rules: new Map([[`anyOf ${text.join(" ")}`, pointer]]) };
    }
    const types = new Set(views.flatMap(({ view }) => [...view.types]));
    const listed = others.flatMap(({ view }) => (isPlain(view) ? [view.values] : []));
    if (listed.length === others.length && !listed.includes(undefined)) {
      const isOpen = others.some(({ view }) => view.isOpen);
      return {
        ...blank,
        types,
        isOpen,
        values: new Map(listed.flatMap((each) => [...(each ?? [])])),
      };
    }
    const areTypes = listed.length === others.length && listed.every((each) => each === undefined);
    if (areTypes) return { ...blank, types };
    const named = others.map(({ location }) => nameBranch(location, owner));
    return { ...blank, types, groups: [{ pointer, branches: named }] };
  };

  /** The alternatives of a parent, which are read no sooner than they are asked for: they are composed of it. */
  const readHeirs = (owner: Discriminated): View[] => {
    const branches = findHeirs(owner).map((heir) => nameBranch(heir, owner));
    if (branches.length === 0) return [];
    const pointer = `${owner.pointer}/discriminator`;
    return [{ ...anything, parts: new Set([pointer]), pointer, groups: [{ pointer, branches }] }];
  };

  const readRules = (schema: JsonObject, pointer: string): View["rules"] => {
    const rules = [...ruleKeywords.map((keyword) => [keyword] as const), ...groupedRules].flatMap(
      (keywords): [string, string][] => {
        const [first] = keywords;
        if (schema[first] === undefined) return [];
        const said = keywords.flatMap((keyword): [string, JsonValue][] =>
          schema[keyword] === undefined ? [] : [[keyword, schema[keyword]]],
        );
        return [[`${first} ${hash(Object.fromEntries(said))}`, `${pointer}/${first}`]];
      },
    );
    return new Map(rules);
  };

  return {
    hash,
    view: (node) => mergeAll(node.map(viewSchema)),
    isExhausted: () => visited > most,
    text: () => stableJson(root),
  };
}

/** A schema that is composed of a parent whose alternative it is, without the choice between it and others. */
function withoutItself(view: View, pointer: string): View {
  const groups = view.groups.filter(
    ({ branches }) => !branches.some(([location]) => targetsOf(location).includes(pointer)),
  );
  return groups.length === view.groups.length ? view : { ...view, groups };
}

function targetsOf(location: LocatedSchema | undefined): readonly string[] {
  if (location === undefined) return [];
  const reference = referenceOf(location.schema);
  return [location.pointer, ...(reference === undefined ? [] : [targetOf(reference)])];
}

/** Whether a schema holds nothing but rules that depend on values, such as which properties are required. */
function isRule(schema: JsonValue): boolean {
  if (!isJsonObject(schema)) return false;
  const rules = new Set([
    "required",
    "description",
    "title",
    ...ruleKeywords,
    ...groupedRules.flat(),
  ]);
  const keys = Object.keys(schema);
  return keys.length > 0 && keys.every((key) => rules.has(key));
}
