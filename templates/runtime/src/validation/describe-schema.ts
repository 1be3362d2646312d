import type { ValueSchema } from "./input-schema.js";

/** A value of a spec in a sentence: a plain word as it is, anything else as JSON. */
export function describeValue(value: unknown): string {
  const isWord = typeof value === "string" && /^[\w.-]*[a-z][\w.-]*$/iu.test(value);
  return isWord ? value : JSON.stringify(value);
}

/** The item that `contains` asks for. */
export function describeItem(schema: ValueSchema | boolean): string {
  return describeValues(schema) ?? "an item of the kind that is asked for";
}

/** Why a value that fits `not` is refused. */
export function describeRefusal(schema: ValueSchema | boolean): string {
  const { contains, required = [] } = asObject(schema);
  const values = describeValues(schema);
  const items = contains === undefined ? undefined : describeValues(contains);
  if (Object.keys(asObject(schema)).length === 0) {
    return "not allowed";
  }
  if (values !== undefined) {
    return `must not be ${values}`;
  }
  if (items !== undefined) {
    return `must not contain ${items}`;
  }
  return required.length > 1
    ? `cannot have ${required.join(" and ")} together`
    : "has a form that is not allowed";
}

/** A condition in words, such as "products contains auth"; nothing where it has no short ones. */
export function describeCondition(
  schema: ValueSchema | boolean,
  prefix: string,
): string | undefined {
  const { properties = {}, required = [], anyOf } = asObject(schema);
  if (anyOf) {
    const branches = anyOf.map((branch) => describeCondition(branch, prefix));
    return branches.includes(undefined) ? undefined : branches.join(" or ");
  }
  const clauses = [
    ...Object.entries(properties).map(([name, inner]) => describeClause(prefix + name, inner)),
    ...required
      .filter((name) => !Object.hasOwn(properties, name))
      .map((name) => `${prefix}${name} is given`),
  ];
  return clauses.length === 0 || clauses.includes(undefined) ? undefined : clauses.join(" and ");
}

function describeClause(name: string, schema: ValueSchema | boolean): string | undefined {
  const { contains, minItems = 0, minLength = 0 } = asObject(schema);
  const values = describeValues(schema);
  const items = contains === undefined ? undefined : describeValues(contains);
  if (values !== undefined) {
    return `${name} is ${values}`;
  }
  if (items !== undefined) {
    return `${name} contains ${items}`;
  }
  return minItems === 1 || minLength === 1
    ? `${name} is not empty`
    : describeCondition(schema, `${name}.`);
}

/** The values that a schema allows, where they are few enough to tell. */
function describeValues(schema: ValueSchema | boolean): string | undefined {
  const shape = asObject(schema);
  const { enum: values = [], pattern } = shape;
  if (Object.hasOwn(shape, "const")) {
    return describeValue(shape.const);
  }
  if (values.length > 0 && values.length <= 3) {
    return values.map(describeValue).join(" or ");
  }
  return pattern === undefined ? undefined : `a match of ${pattern}`;
}

function asObject(schema: ValueSchema | boolean): ValueSchema {
  return typeof schema === "boolean" ? {} : schema;
}
