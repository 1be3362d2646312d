import { publicName } from "../../names/casing.js";
import { furtherSchemas } from "../../openapi/keywords.js";
import { isNothing } from "../../openapi/normal-schema.js";
import {
  describingSame,
  isOnly,
  propertiesOf,
  type Property,
  referencedComponent,
  resolveSchema,
} from "../../openapi/schema.js";
import { defined } from "../../types/defined.js";
import type { Schema } from "../../types/openapi.js";
import { whenThere } from "../print/when-there.js";
import { furtherKeywords } from "./further-keywords.js";
import {
  isEmpty,
  type Subject,
  type ValidationContext,
  type ValidationData,
} from "./validation-data.js";
import { isExact, isSilent, plainKeywords } from "./validation-keywords.js";

/**
 * A schema as a validator reads it: public names, no prose, and nothing that the types do not say either.
 *
 * Where documents are careless, a value passes: a wrong refusal is worse than the provider's. So `enum`
 * and `const` count for more than the `type` beside them, and `oneOf` is a choice like `anyOf`.
 */
export function validationSchema(
  schema: Schema,
  subject: Subject,
  context: ValidationContext,
): ValidationData {
  const key = referencedComponent(schema);
  if (key !== undefined) return reference(schema, key, subject, context);
  const part = (inner: Schema, more: Partial<Subject> = {}): ValidationData =>
    validationSchema(
      inner,
      { ...subject, ...more, room: roomBeside(schema, { ...subject, ...more }, context) },
      context,
    );
  const parts = (inner: readonly Schema[] | undefined): ValidationData[] =>
    inner?.map((each) => part(each)) ?? [];
  const { anyOf, oneOf, not, contains } = schema;
  const choices = [parts(anyOf), ...(subject.exact ? [] : [parts(oneOf)])].filter(
    (branches) => branches.length > 0 && !branches.some(isEmpty),
  );
  const [choice, other] = choices;
  const all = [
    ...parts(schema.allOf).filter((each) => !isEmpty(each)),
    ...(other === undefined ? [] : [{ anyOf: other }]),
  ];
  const refused = not !== undefined && isExact(not) && !isNothing(not) ? not : undefined;
  const hasLimits = "minContains" in schema || "maxContains" in schema;
  const data = defined({
    ...context.annotate?.(schema),
    ...ownType(schema, subject),
    ...objectKeywords(schema, subject, context),
    ...itemKeywords(schema, subject, context),
    contains:
      contains === undefined || hasLimits
        ? undefined
        : validationSchema(
            contains,
            { ...subject, ...inside(itemSources(subject, context), contains) },
            context,
          ),
    ...Object.fromEntries(plainKeywords.map((keyword) => [keyword, schema[keyword]])),
    allOf: all.length === 0 ? undefined : all,
    anyOf: choice,
    oneOf: subject.exact && oneOf !== undefined ? parts(oneOf) : undefined,
    not: refused === undefined ? undefined : part(refused, { exact: true }),
    ...conditional(schema, part),
  });
  const [only] = all;
  return only !== undefined && all.length === 1 && Object.keys(data).length === 1 ? only : data;
}

/** A subject that nothing but its schema describes. */
export function lone(schema: Schema): Subject {
  return { sources: [schema], room: [], omitted: new Set(), exact: false };
}

/** A component by name, or in its place where that says something else. */
function reference(
  schema: Schema,
  key: string,
  subject: Subject,
  context: ValidationContext,
): ValidationData {
  const target = resolveSchema(context.components, schema);
  if (target === undefined) return {};
  const annotations = defined(context.annotate?.(schema) ?? {});
  const inPlace = subject.inPlace ?? [];
  if (isPlain(target) || dependsOnPlace(target, subject, context)) {
    // What holds itself where it says something else would never end; there, anything may be.
    if (inPlace.includes(key)) return annotations;
    const inner = { ...subject, inPlace: [...inPlace, key] };
    return { ...validationSchema(target, inner, context), ...annotations };
  }
  context.refer(key);
  return { $ref: `#/$defs/${key}`, ...annotations };
}

/** Whether a schema is as short as a reference to it: text of some length, or a number within limits. */
function isPlain(schema: Schema): boolean {
  const plain = new Set<string>(["type", ...plainKeywords]);
  const isOpen = schema["x-link-open-enum"] === true;
  return Object.keys(schema).every(
    (key) => plain.has(key) || isSilent(key) || (key === "enum" && isOpen),
  );
}

/** Whether a component speaks of properties that others declare, or leaves no room for theirs. */
function dependsOnPlace(schema: Schema, subject: Subject, context: ValidationContext): boolean {
  const own = propertiesOf(context.components, schema);
  const declared = declaredIn(subject, context);
  const others = [...declared.keys()].filter((name) => !own.has(name));
  const foreign = new Set([...others, ...subject.omitted]);
  if (foreign.size === 0) return false;
  return describingSame(context.components, schema).some(
    ({ required = [], dependentRequired = {}, ...further }) =>
      speaksOfOthers(further) ||
      [...required, ...Object.entries(dependentRequired).flat(2)].some((name) => foreign.has(name)),
  );
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

/** `type`, `const` and `enum`; an open enum takes whatever is of its type. */
function ownType(schema: Schema, { exact }: Subject): ValidationData {
  const types = [schema.type ?? []].flat();
  const values = schema.const === undefined ? schema.enum : [schema.const];
  const isOpen = schema["x-link-open-enum"] === true && !exact;
  if (values === undefined) return { type: schema.type };
  if (isOpen) {
    const ofValues = values.map((value) => (value === null ? "null" : typeof value));
    const open = [...new Set([...types, ...ofValues, "string"])];
    return { type: open.length === 1 ? open[0] : open };
  }
  // Documents forget quotes: a number among texts may be meant as either.
  const wantsText = types.includes("string") && !types.includes("number");
  const unquoted = values.flatMap((value) =>
    wantsText && typeof value === "number" && !values.includes(String(value))
      ? [String(value)]
      : [],
  );
  return schema.const === undefined || unquoted.length > 0
    ? { enum: [...values, ...unquoted] }
    : { const: schema.const };
}

function objectKeywords(
  schema: Schema,
  subject: Subject,
  context: ValidationContext,
): ValidationData {
  const { properties = {}, required = [], dependentRequired = {} } = schema;
  const further = furtherKeywords(schema, subject, {
    components: context.components,
    read: (inner) => validationSchema(inner, { ...subject, ...inside([], inner) }, context),
  });
  const declared = declaredIn(subject, context);
  const rename = (name: string) => (declared.has(name) ? publicName(name, context.naming) : name);
  const isAskable = (name: string) =>
    !subject.omitted.has(name) && !isReadOnly(declared.get(name), context);
  const askable = (names: readonly string[]) =>
    names.filter((name) => subject.exact || isAskable(name));
  const offered = Object.entries(properties).filter(([name]) => !subject.omitted.has(name));
  const entries = offered.flatMap(([name, property]) => {
    const sources = declaredBy(name, subject, context);
    const data = validationSchema(property, { ...subject, ...inside(sources, property) }, context);
    const isDropped = isEmpty(data) && context.annotate === undefined;
    return isDropped ? [] : [[rename(name), data] as const];
  });
  const own = subject.exact ? { properties } : schema;
  const known = [...propertiesOf(context.components, own).keys(), ...subject.room];
  const room = (further.additionalProperties === undefined ? [] : known).map(
    (name) => [rename(name), {}] as const,
  );
  // The order of a schema's keys says nothing.
  const rules = Object.entries(dependentRequired).sort(([a], [b]) => (a < b ? -1 : 1));
  const dependents = rules.flatMap(([name, names]) => {
    const wanted = askable(names).map(rename);
    return wanted.length === 0 ? [] : [[rename(name), wanted] as const];
  });
  return {
    properties: whenThere(Object.fromEntries([...room, ...entries])),
    required: whenThere(askable(required).map(rename)),
    ...further,
    dependentRequired: whenThere(Object.fromEntries(dependents)),
  };
}

function itemKeywords(
  { items, prefixItems }: Schema,
  subject: Subject,
  context: ValidationContext,
): ValidationData {
  const item = (schema: Schema, sources: readonly Schema[]): ValidationData =>
    validationSchema(schema, { ...subject, ...inside(sources, schema) }, context);
  const data = items === undefined ? {} : item(items, itemSources(subject, context));
  return {
    prefixItems: prefixItems?.map((each) => item(each, [])),
    items: items !== undefined && isNothing(items) ? false : whenThere(data),
  };
}

function conditional(
  { if: condition, then, else: otherwise }: Schema,
  part: (inner: Schema, more?: Partial<Subject>) => ValidationData,
): ValidationData {
  if (condition === undefined || !isExact(condition)) return {};
  const branches = defined({
    then: then && whenThere(part(then)),
    else: otherwise && whenThere(part(otherwise)),
  });
  return isEmpty(branches) ? {} : { if: part(condition, { exact: true }), ...branches };
}

/** The subject of a part: what declares it where it is declared, and the schema at hand. */
function inside(sources: readonly Schema[], schema: Schema): Partial<Subject> {
  return { sources: [...new Set([...sources, schema])], room: [], omitted: new Set() };
}

/** What the parts of a schema have to leave room for: its own properties, and those of every `allOf`. */
function roomBeside(
  schema: Schema,
  { room, exact }: Subject,
  { components }: ValidationContext,
): string[] {
  if (exact) return [];
  const { properties = {}, allOf = [] } = schema;
  return [...room, ...propertiesOf(components, { properties, allOf }).keys()];
}

function declaredIn({ sources }: Subject, { components }: ValidationContext) {
  return new Map<string, Property>(
    sources.toReversed().flatMap((source) => [...propertiesOf(components, source)]),
  );
}

function declaredBy(name: string, { sources }: Subject, { components }: ValidationContext) {
  return sources.flatMap((source) => propertiesOf(components, source).get(name)?.schema ?? []);
}

function itemSources({ sources }: Subject, { components }: ValidationContext): Schema[] {
  return sources
    .flatMap((source) => describingSame(components, source))
    .flatMap(({ items }) => items ?? []);
}

function isReadOnly(property: Property | undefined, { components }: ValidationContext): boolean {
  return property !== undefined && isOnly(components, property.schema, "readOnly");
}
