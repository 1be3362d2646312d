import { publicName } from "../../names/casing.js";
import { foldSchema } from "../../openapi/fold-schema.js";
import { isNothing } from "../../openapi/normal-schema.js";
import {
  describingSame,
  isOnly,
  propertiesOf,
  propertyOf,
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
import { speaksOf, spoken } from "./spoken-names.js";
import { isExact, isSilent, plainKeywords } from "./validation-keywords.js";

/** Reads a schema as the part of a value that it is about. */
export type ReadSchema = (schema: Schema, subject: Subject) => ValidationData;

/**
 * Makes the reader of schemas as a validator has them: public names, no prose, and nothing that the types do not say
 * either.
 *
 * Where documents are careless, a value passes: a wrong refusal is worse than the provider's. So `enum`
 * and `const` count for more than the `type` beside them, and `oneOf` is a choice like `anyOf`.
 */
export function createReadSchema(context: ValidationContext): ReadSchema {
  const { components, naming, refer, annotate } = context;

  const read: ReadSchema = (schema, subject) => {
    const key = referencedComponent(schema);
    if (key !== undefined) return reference(schema, key, subject);
    const part = (inner: Schema, more: Partial<Subject> = {}): ValidationData => {
      const beside = { ...subject, ...more };
      return read(inner, { ...beside, room: roomBeside(schema, beside) });
    };
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
    const refused =
      not !== undefined && isExact(components, not) && !isNothing(not) ? not : undefined;
    const hasLimits = "minContains" in schema || "maxContains" in schema;
    const contained = hasLimits ? undefined : contains;
    const data = defined({
      ...annotate?.(schema),
      ...ownType(schema, subject),
      ...objectKeywords(schema, subject),
      ...itemKeywords(schema, subject),
      contains: contained && read(contained, inside(subject, contained, itemSources(subject))),
      ...plainOf(schema),
      allOf: whenThere(all),
      anyOf: choice,
      oneOf: subject.exact && oneOf !== undefined ? parts(oneOf) : undefined,
      not: refused && part(refused, { exact: true }),
      ...conditional(schema, part),
    });
    const [only] = all;
    return only !== undefined && all.length === 1 && Object.keys(data).length === 1 ? only : data;
  };

  /** A component by name, or in its place where that says something else. */
  const reference = (schema: Schema, key: string, subject: Subject): ValidationData => {
    const target = resolveSchema(components, schema);
    if (target === undefined) return {};
    const annotations = defined(annotate?.(schema) ?? {});
    const inPlace = subject.inPlace ?? [];
    // A component is written once for all places, and none of them is a condition.
    if (subject.exact || isPlain(target) || dependsOnPlace(target, subject)) {
      // What holds itself where it says something else would never end; there, anything may be.
      if (inPlace.includes(key)) return annotations;
      return { ...read(target, { ...subject, inPlace: [...inPlace, key] }), ...annotations };
    }
    refer(key);
    return { $ref: `#/$defs/${key}`, ...annotations };
  };

  /** Whether a component speaks of properties that others declare, or leaves no room for theirs. */
  const dependsOnPlace = (schema: Schema, subject: Subject): boolean => {
    const { sources, omitted } = subject;
    const { ofOthers, undeclared } = foldSchema(components, schema, spoken);
    const declares = (name: string) => (each: Schema) =>
      propertyOf(components, each, name) !== undefined;
    const isForeign = (name: string): boolean => !declares(name)(schema);
    if (ofOthers && omitted.size > 0) return true;
    if (
      ofOthers &&
      sources.some((each) => [...propertiesOf(components, each).keys()].some(isForeign))
    )
      return true;
    if ([...undeclared].some((name) => sources.some(declares(name)))) return true;
    return omitted.size > 0 && foldSchema(components, schema, speaksOf(omitted));
  };

  const conditional = (
    { if: condition, then, else: otherwise }: Schema,
    part: (inner: Schema, more?: Partial<Subject>) => ValidationData,
  ): ValidationData => {
    if (condition === undefined || !isExact(components, condition)) return {};
    const branches = defined({
      then: then && whenThere(part(then)),
      else: otherwise && whenThere(part(otherwise)),
    });
    return isEmpty(branches) ? {} : { if: part(condition, { exact: true }), ...branches };
  };

  const objectKeywords = (schema: Schema, subject: Subject): ValidationData => {
    // Most schemas are of texts and numbers.
    if (!namesProperties.some((keyword) => keyword in schema)) return {};
    const { properties = {}, required = [], dependentRequired = {} } = schema;
    const further = furtherKeywords(schema, subject, {
      components,
      read: (inner) => read(inner, inside(subject, inner)),
    });
    const declarationOf = (name: string) => declaredBy(name, subject)[0];
    const rename = (name: string) =>
      declarationOf(name) === undefined ? name : publicName(name, naming);
    const isAskable = (name: string) => {
      const property = declarationOf(name) ?? {};
      return !subject.omitted.has(name) && !isOnly(components, property, "readOnly");
    };
    const askable = (names: readonly string[]) =>
      names.filter((name) => subject.exact || isAskable(name));
    const offered = Object.entries(properties).filter(([name]) => !subject.omitted.has(name));
    const entries = offered.flatMap(([name, property]) => {
      const data = read(property, inside(subject, property, declaredBy(name, subject)));
      const isDropped = isEmpty(data) && annotate === undefined;
      return isDropped ? [] : [[rename(name), data] as const];
    });
    const own = subject.exact ? { properties } : schema;
    const isClosed = further.additionalProperties !== undefined;
    const known = isClosed ? [...propertiesOf(components, own).keys(), ...subject.room()] : [];
    const room = known.map((name) => [rename(name), {}] as const);
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
  };

  const itemKeywords = ({ items, prefixItems }: Schema, subject: Subject): ValidationData => {
    const data = items && read(items, inside(subject, items, itemSources(subject)));
    return {
      prefixItems: prefixItems?.map((each) => read(each, inside(subject, each))),
      items: items !== undefined && isNothing(items) ? false : data && whenThere(data),
    };
  };

  /** What the parts of a schema have to leave room for: its own properties, and those of every `allOf`. */
  const roomBeside =
    ({ properties = {}, allOf = [] }: Schema, subject: Subject) =>
    () => {
      if (subject.exact) return [];
      return [...subject.room(), ...propertiesOf(components, { properties, allOf }).keys()];
    };

  const declaredBy = (name: string, { sources }: Subject): Schema[] =>
    sources.flatMap((source) => propertyOf(components, source, name) ?? []);

  const itemSources = ({ sources }: Subject): Schema[] => {
    const all = sources.flatMap((source) => describingSame(components, source));
    return all.flatMap(({ items }) => items ?? []);
  };

  return read;
}

/** A subject that nothing but its schema describes. */
export function lone(schema: Schema): Subject {
  return { sources: [schema], room: noNames, omitted: new Set(), exact: false };
}

/** The keywords that are of properties; without one of them there is nothing to read of any. */
const namesProperties = [
  "properties",
  "required",
  "dependentRequired",
  "patternProperties",
  "propertyNames",
  "additionalProperties",
  "unevaluatedProperties",
] as const;

function plainOf(schema: Schema): ValidationData {
  const keywords = plainKeywords.filter((keyword) => keyword in schema);
  return Object.fromEntries(keywords.map((keyword) => [keyword, schema[keyword]]));
}

/** Whether a schema is as short as a reference to it: text of some length, or a number within limits. */
function isPlain(schema: Schema): boolean {
  const plain = new Set<string>(["type", ...plainKeywords]);
  const isOpen = schema["x-link-open-enum"] === true;
  return Object.keys(schema).every(
    (key) => plain.has(key) || isSilent(key) || (key === "enum" && isOpen),
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

/** The subject of a value inside: what declares it where it is declared, and the schema at hand. */
function inside(subject: Subject, schema: Schema, sources: readonly Schema[] = []): Subject {
  const all = [...new Set([...sources, schema])];
  return { ...subject, sources: all, room: noNames, omitted: new Set() };
}

const noNames = (): readonly string[] => [];
