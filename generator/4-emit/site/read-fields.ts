import type { DescribedSchema } from "@linkmint/runtime";
import type { Field, FieldGroup, ListedValues, Mark } from "./field.js";
import { nameType, takesNull } from "./name-type.js";
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

/** Reads the fields of a body, to the last leaf; several groups where it is one of several things. */
export function readFields(
  schema: DescribedSchema,
  context: FieldContext,
  title = "Body",
): FieldGroup[] {
  return within(schema, { context, path: "", trail: new Map(), title });
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
  const trail = follow(place, names, context.prefix + path);
  const required = new Set(schema.required);
  const isBody = path === "";
  const choice = schema.anyOf ?? schema.oneOf ?? [];
  const { dependentRequired } = schema;
  return {
    title,
    ...(schema.description !== undefined && { description: schema.description }),
    rules: [
      ...rules.flatMap(stateRules),
      ...(choice.length === 0 ? [] : stateRules({ anyOf: choice })),
      ...(dependentRequired === undefined ? [] : stateRules({ dependentRequired })),
      ...(schema.additionalProperties === false ? ["Takes no other properties."] : []),
    ],
    fields: Object.entries(schema.properties ?? {})
      .filter(([name]) => !isBody || context.omitted?.includes(name) !== true)
      .map(([name, value]) => {
        const inner = { context, trail, path: join(path, name), title: name };
        return readField(value, { ...inner, name, isRequired: required.has(name), isTop: isBody });
      }),
  };
}

interface FieldPlace extends Place {
  readonly name: string;
  readonly isRequired: boolean;
  readonly isTop: boolean;
}

function readField(given: DescribedSchema | boolean, place: FieldPlace): Field {
  const { context, path, name, isRequired, isTop } = place;
  const { definitions } = context;
  const { schema, names, rules } = resolveSchema(given, definitions);
  const anchor = context.claim(context.prefix + path);
  const { items = {}, additionalProperties = {} } = schema;
  const inner = [items, additionalProperties].flatMap(
    (each) => resolveSchema(each, definitions).names,
  );
  const known = [...names, ...inner].find((each) => place.trail.has(each));
  const values = listValues(schema) ?? listValues(itemsOf(schema, context) ?? {}, "Each item is ");
  const ownRules = schema.properties === undefined ? rules : [];
  const groups = within(given, { ...place, title: "Fields" });
  return {
    name,
    path,
    anchor,
    type: nameType(given, definitions),
    isRequired,
    takesNull: takesNull(given, definitions),
    marks: [...(isTop ? (context.marksOf?.(name) ?? []) : []), ...marksOf(schema)],
    ...(schema.description !== undefined && { description: schema.description }),
    facts: [
      ...stateLimits(schema),
      ...(groups.length > 1 ? ["One of these alternatives."] : []),
      ...stateItems(schema, context),
      ...stateNames(schema),
      ...[...ownRules, ...(schema.not === undefined ? [] : [{ not: schema.not }])].flatMap(
        stateRules,
      ),
      ...(known === undefined
        ? []
        : [`Holds ${quoted(place.trail.get(known) || "the body")} again, to any depth.`]),
    ],
    ...(values !== undefined && { values }),
    groups: groups.map(({ description, ...group }) =>
      description === undefined || description === schema.description
        ? group
        : { ...group, description },
    ),
  };
}

function marksOf(schema: DescribedSchema): Mark[] {
  const marks = [
    schema.deprecated && "deprecated",
    schema.sensitive && "sensitive",
    schema.readOnly && "read-only",
    schema.writeOnly && "write-only",
  ];
  return marks.flatMap((text) => (text ? [{ text, tone: "quiet" } as const] : []));
}

/**
 * What stands inside a value: an object's properties, those of each item, of each value of a map, of each alternative.
 * What is inside itself is not shown again.
 */
function within(given: DescribedSchema | boolean | undefined, place: Place): FieldGroup[] {
  if (given === undefined || typeof given === "boolean") return [];
  const { context, path } = place;
  const { schema, names } = resolveSchema(given, context.definitions);
  if (names.some((name) => place.trail.has(name))) return [];
  const isShown = ({ fields, rules }: FieldGroup): boolean => fields.length + rules.length > 0;
  if (schema.properties !== undefined) return [readGroup(given, place)].filter(isShown);
  const inner = { ...place, trail: follow(place, names, context.prefix + path) };
  const { items, additionalProperties, patternProperties = {}, prefixItems = [] } = schema;
  return [
    ...within(items, { ...inner, title: "Fields of each item" }),
    ...prefixItems.flatMap((item, index) =>
      within(item, { ...inner, path: join(path, String(index)), title: `Item ${index + 1}` }),
    ),
    ...within(additionalProperties, {
      ...inner,
      path: join(path, "*"),
      title: "Fields of each value",
    }),
    ...Object.entries(patternProperties).flatMap(([pattern, value]) =>
      within(value, { ...inner, path: join(path, "*"), title: `Names that match ${pattern}` }),
    ),
    ...(schema.anyOf ?? schema.oneOf ?? []).flatMap((branch, index) => {
      const { title } = resolveSchema(branch, context.definitions).schema;
      const name = `${nameType(branch, context.definitions)}, alternative ${index + 1}`;
      return within(branch, { ...inner, title: title ?? name });
    }),
  ];
}

function follow({ trail }: Place, names: readonly string[], anchor: string): Trail {
  return new Map([...trail, ...names.map((name) => [name, anchor] as const)]);
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
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
