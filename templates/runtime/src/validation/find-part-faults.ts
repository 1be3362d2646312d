import { labelItem } from "./label-schema.js";
import type { Fault, Location } from "./fault.js";
import { formatLimits, matches } from "./find-value-faults.js";
import type { ValueSchema } from "./input-schema.js";
import { canonical } from "./is-same.js";

/** The rules for the properties of an object and the items of an array. */
export function findPartFaults(
  schema: ValueSchema,
  value: unknown,
  location: Location,
): readonly Fault[] {
  if (typeof value !== "object" || value === null) {
    return [];
  }
  return Array.isArray(value)
    ? findListFaults(schema, value, location)
    : findObjectFaults(schema, value as ReadonlyObject, location);
}

type ReadonlyObject = Readonly<Record<string, unknown>>;

function findObjectFaults(schema: ValueSchema, value: ReadonlyObject, location: Location): Fault[] {
  const { required = [], dependentRequired = {}, propertyNames } = schema;
  const { path, check } = location;
  const missing = (names: readonly string[], rule: string): Fault[] =>
    names
      .filter((name) => !Object.hasOwn(value, name))
      .map((name) => ({ path: [...path, name], rule, lack: { kind: "property", word: name } }));
  const size = formatLimits(Object.keys(value).length, {
    least: schema.minProperties,
    most: schema.maxProperties,
    unit: "properties",
  });
  return [
    ...missing(required, "required"),
    ...Object.entries(dependentRequired).flatMap(([name, names]) =>
      Object.hasOwn(value, name) ? missing(names, `required with ${name}`) : [],
    ),
    ...Object.entries(value).flatMap(([name, part]) => [
      ...check(propertyNames, name, name).map(({ rule }) => ({
        path: [...path, name],
        rule: `has a name that ${rule}`,
      })),
      ...schemasOf(name, schema).flatMap((each) => check(each, part, name)),
    ]),
    ...(size === undefined ? [] : [{ path, rule: size }]),
  ];
}

/** Returns what a property is checked against: what names it, and what matches its name; else what any other is. */
function schemasOf(
  name: string,
  { properties = {}, patternProperties = {}, additionalProperties }: ValueSchema,
): (ValueSchema | boolean | undefined)[] {
  const own = Object.hasOwn(properties, name) ? [properties[name]] : [];
  const matching = Object.keys(patternProperties).filter((each) => matches(name, each));
  const schemas = [...own, ...matching.map((each) => patternProperties[each])];
  return schemas.length > 0 ? schemas : [additionalProperties];
}

function findListFaults(
  schema: ValueSchema,
  value: readonly unknown[],
  { path, check }: Location,
): Fault[] {
  const { prefixItems = [], items, contains, uniqueItems = false } = schema;
  const isLacking =
    contains !== undefined && !value.some((item) => check(contains, item).length === 0);
  const isRepeating = uniqueItems && new Set(value.map(canonical)).size < value.length;
  const rules = [
    formatLimits(value.length, { least: schema.minItems, most: schema.maxItems, unit: "items" }),
    isLacking ? `must contain ${labelItem(contains)}` : undefined,
    isRepeating ? "must not contain the same twice" : undefined,
  ];
  return [
    ...value.flatMap((item, index) => check(prefixItems[index] ?? items, item, index)),
    ...rules.flatMap((rule) => (rule === undefined ? [] : [{ path, rule }])),
  ];
}
