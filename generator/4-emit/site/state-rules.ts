import type { DescribedSchema } from "@linkmint/runtime";
import { markdownCode } from "../print/escape.js";
import { listed } from "../print/listed.js";
import { quoted } from "./state-limits.js";

/** What holds of a value besides its type, a sentence each; a rule without words of its own is quoted as JSON. */
export function stateRules(schema: DescribedSchema): string[] {
  if (schema.if !== undefined) return stateCondition(schema);
  return [`${capital(listed(state(schema, ownValue)))}.`];
}

/** How clauses speak of a value. */
interface Subject {
  /** The names that lead to it from the value that the rule belongs to. */
  readonly path: readonly string[];
  readonly mood: "condition" | "demand";
}

const ownValue: Subject = { path: [], mood: "demand" };
const condition: Subject = { path: [], mood: "condition" };

function stateCondition({ if: when, then, else: other }: DescribedSchema): string[] {
  const cause = state(when ?? {}, condition).join(" and ");
  const sentence = (start: string, demand: DescribedSchema | boolean | undefined): string[] => {
    if (demand === undefined || demand === true) return [];
    const { if: _if, then: _then, else: _else, allOf: _all, ...own } = objectOf(demand);
    const inner = typeof demand === "object" ? conditionsOf(demand) : [];
    const clauses = Object.keys(own).length === 0 && inner.length > 0 ? [] : state(own, ownValue);
    return [
      ...(clauses.length === 0 ? [] : [`${start}, ${listed(clauses)}.`]),
      ...inner
        .flatMap(stateRules)
        .map((text) => `${start}: ${text.charAt(0).toLowerCase()}${text.slice(1)}`),
    ];
  };
  return [...sentence(`Where ${cause}`, then), ...sentence(`Unless ${cause}`, other)];
}

function conditionsOf(schema: DescribedSchema): DescribedSchema[] {
  const parts = (schema.allOf ?? []).flatMap((part) => (typeof part === "object" ? [part] : []));
  return schema.if === undefined ? parts : [schema, ...parts];
}

/** The clauses that a schema comes to, all of which hold. */
function state(given: DescribedSchema | boolean, subject: Subject): string[] {
  const schema = objectOf(given);
  const name = nameOf(subject);
  const isEmptyNot = typeof schema.not === "object" && Object.keys(schema.not).length === 0;
  if (schema.not === true || isEmptyNot) return [`${name} is left out`];
  const known = clausesOf(schema, subject);
  const named = new Set(Object.keys(schema.properties ?? {}));
  const required = (schema.required ?? []).filter(
    (each) => !named.has(each) || subject.mood === "demand",
  );
  const inner = Object.entries(schema.properties ?? {}).flatMap(([property, value]) => {
    return state(value, { ...subject, path: [...subject.path, property] });
  });
  const demanded = required.map((property) => {
    const path = nameOf({ ...subject, path: [...subject.path, property] });
    return subject.mood === "demand" ? `${path} is required` : `${path} is given`;
  });
  const all = [...known, ...demanded, ...inner];
  if (all.length > 0) return all;
  if (subject.mood === "condition" && subject.path.length > 0 && isPlain(schema)) {
    return [`${name} is given`];
  }
  if (isPlain(schema))
    return subject.path.length > 0 && schema.type ? [`${name} is ${typeOf(schema)}`] : [];
  return [`${name} fits ${markdownCode(JSON.stringify(schema))}`];
}

/** Whether a schema says nothing but which type a value has. */
function isPlain(schema: DescribedSchema): boolean {
  return Object.keys(schema).every((key) =>
    ["type", "required", "properties", "description"].includes(key),
  );
}

function clausesOf(schema: DescribedSchema, subject: Subject): string[] {
  const name = nameOf(subject);
  const { contains, not, anyOf, oneOf, items, allOf = [] } = schema;
  const choice = anyOf ?? oneOf;
  const clauses = [
    "const" in schema && `is ${quoted(schema.const)}`,
    schema.enum !== undefined && `is ${oneOfValues(schema.enum)}`,
    schema.type === "null" && "is null",
    contains !== undefined && `contains ${itemOf(contains)}`,
    items !== undefined && `contains only ${itemOf(items)}`,
    least(schema.minItems, "items"),
    most(schema.maxItems, "items"),
    least(schema.minLength, "characters"),
    most(schema.maxLength, "characters"),
    schema.minimum !== undefined && `is at least ${schema.minimum}`,
    schema.maximum !== undefined && `is at most ${schema.maximum}`,
    schema.pattern !== undefined && `matches ${markdownCode(schema.pattern)}`,
  ].filter((clause) => clause !== false);
  return [
    ...clauses.map((clause) => `${name} ${clause}`),
    ...(not === undefined ? [] : [negate(not, subject)]),
    ...(choice === undefined ? [] : [stateChoice(choice, subject)]),
    ...allOf.flatMap((part) => state(part, subject)),
    ...Object.entries(schema.dependentRequired ?? {}).map(([property, others]) => {
      const all = others.map((other) => markdownCode(other));
      return `with ${markdownCode(property)}, ${listed(all)} ${all.length === 1 ? "is" : "are"} required`;
    }),
  ];
}

function least(number: number | undefined, what: string): string | false {
  if (number === undefined) return false;
  return number === 1 ? "is not empty" : `has at least ${number} ${what}`;
}

function most(number: number | undefined, what: string): string | false {
  if (number === undefined) return false;
  return number === 0 ? "is empty" : `has at most ${number} ${what}`;
}

function stateChoice(choice: readonly (DescribedSchema | boolean)[], subject: Subject): string {
  const names = choice.map((each) => soleRequired(each));
  if (subject.mood === "demand" && names.every((name) => name !== undefined)) {
    return `one of ${names.map((name) => markdownCode([...subject.path, name ?? ""].join("."))).join(", ")} is required`;
  }
  return choice.map((branch) => state(branch, subject).join(" and ")).join(", or ");
}

function soleRequired(schema: DescribedSchema | boolean): string | undefined {
  if (typeof schema === "boolean") return undefined;
  const { required = [] } = schema;
  return required.length === 1 && Object.keys(schema).length === 1 ? required[0] : undefined;
}

function negate(schema: DescribedSchema | boolean, subject: Subject): string {
  const text = state(schema, { ...subject, mood: "condition" }).join(" and ");
  const name = nameOf(subject);
  for (const [verb, negated] of negations) {
    if (text.startsWith(`${name} ${verb} `)) return text.replace(` ${verb} `, ` ${negated} `);
  }
  return `it is not so that ${text}`;
}

const negations = [
  ["is", "is not"],
  ["contains", "does not contain"],
  ["matches", "does not match"],
] as const;

function itemOf(schema: DescribedSchema | boolean): string {
  const item = objectOf(schema);
  if ("const" in item) return quoted(item.const);
  if (item.enum !== undefined) return oneOfValues(item.enum);
  const inner = state(item, condition).map((clause) => clause.replace(/^it /u, ""));
  return inner.length === 0 ? "any item" : `an item that ${inner.join(" and ")}`;
}

function oneOfValues(values: readonly unknown[]): string {
  return values.length === 1 ? quoted(values[0]) : `one of ${values.map(quoted).join(", ")}`;
}

function nameOf({ path }: Subject): string {
  return path.length === 0 ? "it" : markdownCode(path.join("."));
}

function typeOf({ type = "" }: DescribedSchema): string {
  return typeof type === "string" ? `of type ${type}` : `of type ${type.join(" or ")}`;
}

function objectOf(schema: DescribedSchema | boolean): DescribedSchema {
  return schema === true ? {} : schema === false ? { not: {} } : schema;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
