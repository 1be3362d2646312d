import { quote, quoteList } from "../../diagnostics/quote.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import { toRegExp } from "../../openapi/normal-schema.js";
import { parsePointer, toPointer } from "../../openapi/pointer.js";
import { type JsonValue, stableJson } from "../../types/json.js";
import type { Schema } from "../../types/openapi.js";
import type { LintContext, Rule } from "../build-context.js";
import { findValueMisfits } from "../find-value-misfits.js";
import { formatValue, isRecord } from "../format-value.js";
import { groupSchemas } from "../group-schemas.js";
import { type Problem, valueProblem } from "../../diagnostics/problem.js";
import type { FoundObject } from "../tidy-document.js";

/** What is wrong with a schema whatever its values are. */
export const contradictionRules: readonly Rule[] = [knownNames];

/** What is suspicious about that. */
export const contradictionAdvice: readonly Rule[] = [
  ...[possibleValues, uniqueMembers, fittingDefaults, usablePatterns],
];

/** A rule of a schema speaks of properties that the object has, and of values that they may have. */
function* knownNames({ objects }: LintContext): Iterable<Problem> {
  const groups = groupSchemas(objects);
  const known = new Map<unknown, Described>();
  for (const schema of objects.filter(({ kind }) => kind === "schema")) {
    const group = groups.get(schema.pointer) ?? [];
    const described = known.get(group) ?? describe(group);
    known.set(group, described);
    yield* strayNames(schema, described);
    if (isRule(schema)) yield* strayConstants(schema, described);
  }
}

/** What the schemas of a value say that are no rules. */
interface Described {
  /** The properties of the object; none where it may have others. */
  readonly names: ReadonlySet<string>;
  /** The values that there are; none where it may have others. */
  readonly values: readonly JsonValue[];
}

function describe(group: readonly FoundObject[]): Described {
  const described = group.filter((each) => !isRule(each)).map(({ value }) => value);
  const names = described.some(isMap) ? [] : described.flatMap(namesOf);
  const values = described.every(isClosedList) ? described.flatMap(valuesOf) : [];
  return { names: new Set(names), values: values.map(({ value }) => value) };
}

function* strayNames(schema: FoundObject, { names }: Described): Iterable<Problem> {
  if (names.size === 0) return;
  for (const { name, at, part, keyword } of namedBy(schema)) {
    if (names.has(name)) continue;
    const known = [...names];
    yield {
      ...valueProblem("unknown-property", schema.pointer + at, [
        `${keyword} names ${quote(name)}, and no such property is described.`,
        didYouMean(name, known) ??
          `describe it under properties, which has ${quoteList(known, "and")}`,
      ]),
      ...(part !== undefined && { part }),
    };
  }
}

/** A property that a schema speaks of without describing it. */
interface NamedProperty {
  readonly name: string;
  /** From the schema on. */
  readonly at: string;
  readonly part?: "key";
  readonly keyword: string;
}

function namedBy(schema: FoundObject): NamedProperty[] {
  const { required = [], dependentRequired = {} }: Schema = schema.value;
  const inList = (list: readonly string[], ...path: string[]): NamedProperty[] =>
    list.map((name, index) => {
      return { name, at: toPointer([...path, index]), keyword: path.map(quote).join(".") };
    });
  const keys = (keyword: string, names: readonly string[]): NamedProperty[] =>
    names.map((name) => ({ name, at: toPointer([keyword, name]), part: "key", keyword }));
  const rule = parsePointer(schema.pointer).findLast((key) => rules.has(key)) ?? "";
  return [
    ...inList(required, "required"),
    ...keys("dependentRequired", Object.keys(dependentRequired)),
    ...Object.entries(dependentRequired).flatMap(([key, names]) =>
      inList(names, "dependentRequired", key),
    ),
    ...(isRule(schema)
      ? keys("properties", namesOf(schema.value)).map((each) => ({ ...each, keyword: rule }))
      : []),
  ];
}

function namesOf({ properties = {} }: Schema): string[] {
  return Object.keys(properties);
}

function isMap({
  additionalProperties,
  unevaluatedProperties,
  patternProperties,
}: Schema): boolean {
  const others = [additionalProperties, unevaluatedProperties];
  return patternProperties !== undefined || others.some((each) => typeof each === "object");
}

/** Keywords whose schemas say when something holds, and describe no property. */
const rules = new Set(["if", "then", "else", "not", "contains"]);

function isRule({ pointer }: FoundObject): boolean {
  const keys = parsePointer(pointer);
  return keys.some((key, index) => rules.has(key) && keys[index - 1] !== "properties");
}

function* strayConstants(
  { pointer, value: schema }: FoundObject,
  { values }: Described,
): Iterable<Problem> {
  const [texts, choices] = [values.map(stableJson), values.map(String)];
  for (const { value, at } of values.length === 0 ? [] : valuesOf(schema)) {
    if (texts.includes(stableJson(value))) continue;
    yield valueProblem("unknown-property", pointer + at, [
      `The rule is about ${formatValue(value)}, which the enum does not list.`,
      didYouMean(String(value), choices) ?? `it lists ${quoteList(choices, "and")}`,
    ]);
  }
}

function valuesOf({ enum: values, const: only }: Schema): { value: JsonValue; at: string }[] {
  if (only !== undefined) return [{ value: only, at: "/const" }];
  return (values ?? []).map((value, index) => ({ value, at: `/enum/${index}` }));
}

/** Whether a schema lists its values, or leaves that to one beside it. */
function isClosedList(schema: Schema): boolean {
  if (schema["x-link-open-enum"] === true) return false;
  const isWhole = schema.enum !== undefined || schema.const !== undefined;
  return isWhole || ["$ref", "allOf", "anyOf", "oneOf"].some((key) => Object.hasOwn(schema, key));
}

/** Some value fits: a least is not above its most, and an enum has members. */
function* possibleValues({ objects }: LintContext): Iterable<Problem> {
  for (const { pointer, value } of schemasOf(objects)) {
    for (const [low, high] of crossedLimits(value)) {
      yield contradiction(`${pointer}/${high}`, [
        `No value fits: ${low} is ${value[low]}, and ${high} ${value[high]}.`,
        `correct ${low} or ${high}`,
      ]);
    }
    if (value.enum?.length === 0) {
      yield contradiction(`${pointer}/enum`, [
        "The enum has no member, so that no value fits.",
        "list its values, or remove enum",
      ]);
    }
  }
}

/** The limits that no value keeps together. */
function crossedLimits(schema: Schema): (typeof limits)[number][] {
  return limits.filter(([low, high]) => {
    const [least, most] = [schema[low], schema[high]];
    if (typeof least !== "number" || typeof most !== "number") return false;
    const isOpen = low.startsWith("exclusive") || high.startsWith("exclusive");
    return least > most || (least === most && isOpen);
  });
}

const limits = [
  ...(["Length", "Items", "Properties"] as const).map(
    (what) => [`min${what}`, `max${what}`] as const,
  ),
  ...(["minimum", "exclusiveMinimum"] as const).flatMap((low) =>
    (["maximum", "exclusiveMaximum"] as const).map((high) => [low, high] as const),
  ),
];

type Limit = (typeof limits)[number][number];

/** No member of a list stands there twice. */
function* uniqueMembers({ objects }: LintContext): Iterable<Problem> {
  for (const { pointer, value } of schemasOf(objects)) {
    for (const keyword of ["enum", "required"] as const) {
      const texts = (value[keyword] ?? []).map(stableJson);
      for (const [index, text] of texts.entries()) {
        if (texts.indexOf(text) === index) continue;
        const at = `${pointer}/${keyword}/${index}`;
        yield {
          ...contradiction(at, [
            `${keyword} lists ${formatValue(value[keyword]?.[index])} twice.`,
            "remove one of the two",
          ]),
          edits: [{ kind: "remove", pointer: at }],
        };
      }
    }
  }
}

/** What is used where a value is left out is one that the schema takes. */
function* fittingDefaults({ expanded, objects }: LintContext): Iterable<Problem> {
  for (const { pointer, value: schema } of schemasOf(objects)) {
    if (schema.default === undefined) continue;
    const [misfit] = findValueMisfits(expanded, schema, schema.default);
    if (misfit !== undefined) {
      yield contradiction(`${pointer}/default${misfit.pointer}`, [
        `The default ${misfit.message}.`,
        misfit.help.replace("the example", "the default"),
      ]);
      continue;
    }
    const limit = brokenLimit(schema, schema.default);
    if (limit === undefined || crossedLimits(schema).length > 0) continue;
    yield contradiction(`${pointer}/default`, [
      `The default is ${formatValue(schema.default)}, and ${limit} is ${schema[limit]}.`,
      `correct the default, or ${limit}`,
    ]);
  }
}

/** Returns the first limit of a schema that a value does not keep. */
function brokenLimit(schema: Schema, value: JsonValue): Limit | undefined {
  return limits.flat().find((keyword) => {
    const [limit, size] = [schema[keyword], sizeOf(value, keyword)];
    if (typeof limit !== "number" || size === undefined) return false;
    const excess = /^min|Min/u.test(keyword) ? limit - size : size - limit;
    return excess > 0 || (excess === 0 && keyword.startsWith("exclusive"));
  });
}

/** What a limit is about: a number itself, or how much there is of a text, a list or an object. */
function sizeOf(value: JsonValue, keyword: Limit): number | undefined {
  if (keyword.endsWith("imum")) return typeof value === "number" ? value : undefined;
  if (keyword.endsWith("Length")) return typeof value === "string" ? [...value].length : undefined;
  if (keyword.endsWith("Items")) return Array.isArray(value) ? value.length : undefined;
  return isRecord(value) ? Object.keys(value).length : undefined;
}

/** Patterns are regular expressions of JavaScript, with the flag u (JSON Schema 2020-12, Core, 6.4). */
function* usablePatterns({ objects }: LintContext): Iterable<Problem> {
  for (const { pointer, value } of schemasOf(objects)) {
    const { pattern, patternProperties = {} }: Schema = value;
    const texts = [
      ...(pattern === undefined ? [] : [{ text: pattern, at: "/pattern" }]),
      ...Object.keys(patternProperties).map((text) => {
        return { text, at: toPointer(["patternProperties", text]), part: "key" as const };
      }),
    ];
    for (const { text, at, ...part } of texts) {
      if (toRegExp(text) !== undefined) continue;
      const problem = contradiction(pointer + at, [
        `The pattern ${quote(text)} is no regular expression of JavaScript, so that nobody checks it.`,
        text.includes("(?i)")
          ? "write both cases in place of (?i), as in [A-Za-z]"
          : "correct the pattern, and put \\ before signs only that mean something",
      ]);
      yield { ...problem, ...part };
    }
  }
}

function contradiction(pointer: string, words: readonly [string, string]): Problem {
  return valueProblem("contradicting-schema", pointer, words);
}

function schemasOf(objects: readonly FoundObject[]): { pointer: string; value: Schema }[] {
  return objects.filter(({ kind }) => kind === "schema");
}
