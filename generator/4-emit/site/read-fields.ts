import type { DescribedSchema } from "@linkmint/runtime";
import type { Field, FieldGroup, ListedValues, Mark } from "./field.js";
import { nameType } from "./name-type.js";
import { type Definitions, resolveSchema } from "./resolve-schema.js";
import { quoted, stateLimits } from "./state-limits.js";
import { stateRules } from "./state-rules.js";

/** Where fields are read, and what is known of them from elsewhere. */
export interface FieldContext {
  readonly definitions: Definitions;
  /** Stands before the paths in fragments, such as `response.`. */
  readonly prefix: string;
  /** Gives a fragment that is free on the page. */
  readonly claim: (anchor: string) => string;
  /** What modes say of a field of the body. */
  readonly marksOf?: (name: string) => readonly Mark[];
  /** Names that are not shown. */
  readonly omitted?: readonly string[];
}

/** The component schemas around a value, by name, with the fragment of the field that shows each. */
type Trail = ReadonlyMap<string, string>;

/** Reads the fields of a body, to the last leaf. */
export function readFields(
  schema: DescribedSchema,
  context: FieldContext,
  title = "Fields",
): FieldGroup {
  return readGroup(schema, { context, path: "", trail: new Map(), title });
}

interface Place {
  readonly context: FieldContext;
  /** The way to the value, which is empty for a body. */
  readonly path: string;
  readonly trail: Trail;
  readonly title: string;
}

function readGroup(given: DescribedSchema | boolean, place: Place): FieldGroup {
  const { context, path, title } = place;
  const { schema, names, rules } = resolveSchema(given, context.definitions);
  const anchor = context.prefix + path;
  const trail = new Map([...place.trail, ...names.map((name) => [name, anchor] as const)]);
  const required = new Set(schema.required);
  const isBody = path === "";
  const properties = Object.entries(schema.properties ?? {});
  const fields = properties
    .filter(([name]) => !isBody || context.omitted?.includes(name) !== true)
    .map(([name, value]) => {
      const inner = { ...place, trail, path: isBody ? name : `${path}.${name}`, title: name };
      const isRequired = required.has(name);
      return readField(value, { ...inner, name, isRequired, isTop: isBody });
    });
  const choice = schema.properties === undefined ? [] : [...(schema.anyOf ?? schema.oneOf ?? [])];
  return {
    title,
    ...(schema.description !== undefined && { description: schema.description }),
    rules: [
      ...rules.flatMap(stateRules),
      ...(choice.length === 0 ? [] : stateRules({ anyOf: choice })),
      ...(schema.dependentRequired === undefined
        ? []
        : stateRules({ dependentRequired: schema.dependentRequired })),
      ...(schema.additionalProperties === false ? ["Takes no other properties."] : []),
    ],
    fields,
  };
}

interface FieldPlace extends Place {
  readonly name: string;
  readonly isRequired: boolean;
  readonly isTop: boolean;
}

function readField(given: DescribedSchema | boolean, place: FieldPlace): Field {
  const { context, path, name, isRequired, isTop } = place;
  const { schema, names } = resolveSchema(given, context.definitions);
  const anchor = context.claim(context.prefix + path);
  const known = names.find((each) => place.trail.has(each));
  const trail = new Map([...place.trail, ...names.map((each) => [each, anchor] as const)]);
  const values = listValues(schema) ?? listValues(itemsOf(schema, context) ?? {}, "Each item is ");
  const modes = isTop ? (context.marksOf?.(name) ?? []) : [];
  return {
    name,
    path,
    anchor,
    type: nameType(given, context.definitions),
    isRequired,
    marks: [
      ...modes,
      ...(schema.deprecated ? [{ text: "deprecated", tone: "quiet" } as const] : []),
      ...(schema.sensitive ? [{ text: "sensitive", tone: "quiet" } as const] : []),
      ...(schema.readOnly ? [{ text: "read-only", tone: "quiet" } as const] : []),
      ...(schema.writeOnly ? [{ text: "write-only", tone: "quiet" } as const] : []),
    ],
    ...(schema.description !== undefined && { description: schema.description }),
    facts: [
      ...stateLimits(schema),
      ...stateItems(schema, context),
      ...stateNames(schema),
      ...(schema.not === undefined ? [] : stateRules({ not: schema.not })),
      ...(known === undefined
        ? []
        : [`As ${quoted(place.trail.get(known) ?? "")} again, inside itself.`]),
    ],
    ...(values !== undefined && { values }),
    groups: known === undefined ? readInside(schema, { ...place, trail }) : [],
  };
}

/** What stands inside a value: an object's properties, those of each item, of each value of a map, of each alternative. */
function readInside(schema: DescribedSchema, place: Place): FieldGroup[] {
  const { context, path } = place;
  const { items, additionalProperties, patternProperties, prefixItems = [] } = schema;
  const groups = [
    ...(schema.properties === undefined ? [] : [readGroup(schema, { ...place, title: "Fields" })]),
    ...within(items, { ...place, title: "Fields of each item" }),
    ...prefixItems.flatMap((item, index) =>
      within(item, { ...place, path: `${path}.${index}`, title: `Item ${index + 1}` }),
    ),
    ...within(additionalProperties, { ...place, path: `${path}.*`, title: "Fields of each value" }),
    ...Object.entries(patternProperties ?? {}).flatMap(([pattern, inner]) =>
      within(inner, { ...place, path: `${path}.*`, title: `Names that match ${pattern}` }),
    ),
    ...(schema.properties === undefined ? (schema.anyOf ?? schema.oneOf ?? []) : []).flatMap(
      (branch, index) => {
        const { schema: inner } = resolveSchema(branch, context.definitions);
        const title =
          inner.title ?? `${nameType(branch, context.definitions)}, alternative ${index + 1}`;
        return within(branch, { ...place, title });
      },
    ),
  ];
  return groups.filter(({ fields, rules }) => fields.length + rules.length > 0);
}

/** The groups of a value that has no name of its own. */
function within(given: DescribedSchema | boolean | undefined, place: Place): FieldGroup[] {
  if (given === undefined || typeof given === "boolean") return [];
  const { schema, names } = resolveSchema(given, place.context.definitions);
  if (names.some((name) => place.trail.has(name))) return [];
  const trail = new Map([...place.trail, ...names.map((name) => [name, place.path] as const)]);
  if (schema.properties !== undefined) return [readGroup(given, place)];
  return readInside(schema, { ...place, trail });
}

function itemsOf({ items }: DescribedSchema, { definitions }: FieldContext) {
  return typeof items === "object" ? resolveSchema(items, definitions).schema : undefined;
}

/** What holds of each item of a list that has no fields. */
function stateItems(schema: DescribedSchema, context: FieldContext): string[] {
  const items = itemsOf(schema, context);
  if (items === undefined || items.properties !== undefined) return [];
  const { description, examples: _, ...rest } = items;
  const facts = stateLimits(rest).map((text) =>
    text.replace(/^./u, (first) => first.toLowerCase()),
  );
  return [
    ...(description === undefined || description === schema.description
      ? []
      : [`Each item: ${description}`]),
    ...facts.map((text) => `Each item: ${text}`),
  ];
}

function stateNames({ propertyNames, contains }: DescribedSchema): string[] {
  const names = typeof propertyNames === "object" ? stateLimits(propertyNames) : [];
  return [
    ...names.map((text) => `Each name: ${text.replace(/^./u, (first) => first.toLowerCase())}`),
    ...(contains === undefined ? [] : stateRules({ contains })),
  ];
}

function listValues(schema: DescribedSchema, start = ""): ListedValues | undefined {
  const { enum: closed, knownValues: open, meanings = {} } = schema;
  const values = open ?? closed;
  if (values === undefined) return undefined;
  const title =
    open === undefined ? "one of" : "one of these, or one that the source does not list";
  return {
    title: start === "" ? title.replace(/^o/u, "O") : start + title,
    values: values.map((value) => {
      const text = typeof value === "string" && value !== "" ? value : JSON.stringify(value);
      const meaning = Object.hasOwn(meanings, text) ? meanings[text] : undefined;
      return { value: text, ...(meaning !== undefined && { meaning }) };
    }),
  };
}
