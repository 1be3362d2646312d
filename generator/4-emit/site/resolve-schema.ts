import type { DescribedSchema } from "@linkmint/runtime";
import { parsePointer } from "../../openapi/pointer.js";

/** What references lead to. */
export type Definitions = Readonly<Record<string, DescribedSchema>>;

/** A schema without references and `allOf`. */
export interface ResolvedSchema {
  readonly schema: DescribedSchema;
  readonly isNullable: boolean;
  /** The names of the components that were followed. */
  readonly names: readonly string[];
  /** What holds besides, and is no description of the value itself: conditions. */
  readonly rules: readonly DescribedSchema[];
}

/** Follows references and merges what has to hold together; a choice of one thing or null is that thing. */
export function resolveSchema(
  given: DescribedSchema | boolean,
  definitions: Definitions,
): ResolvedSchema {
  const parts = flatten(
    given === false ? { not: {} } : given === true ? {} : given,
    definitions,
    [],
  );
  const isRule = (part: DescribedSchema): boolean => !describing.some((key) => key in part);
  const own = parts.schemas.filter((part, index) => index === 0 || !isRule(part));
  const merged = own.reduce(merge, {});
  const rules = [
    ...own.flatMap(({ if: condition, then, else: other }) =>
      condition === undefined ? [] : [defined({ if: condition, then, else: other })],
    ),
    ...parts.schemas.slice(1).filter(isRule),
  ];
  const { if: _if, then: _then, else: _else, ...schema } = merged;
  const without = withoutNull(schema);
  const only = without.choice?.length === 1 ? without.choice[0] : undefined;
  if (only === undefined) return { ...without, names: parts.names, rules };
  // Beside the one branch, what stands around it counts, too: its description above all.
  const { anyOf: _any, oneOf: _one, ...around } = without.schema;
  const inner = resolveSchema(only, definitions);
  return {
    schema: merge(around, inner.schema),
    isNullable: without.isNullable || inner.isNullable,
    names: [...parts.names, ...inner.names],
    rules: [...rules, ...inner.rules],
  };
}

const describing = ["type", "properties", "description", "enum", "const", "items", "knownValues"];

interface Flat {
  readonly schemas: readonly DescribedSchema[];
  readonly names: readonly string[];
}

/** The schema itself first, then what it refers to, then the parts of `allOf`. */
function flatten(
  { $ref, allOf = [], ...own }: DescribedSchema,
  definitions: Definitions,
  trail: readonly string[],
): Flat {
  const name = $ref === undefined ? undefined : parsePointer($ref.slice(1)).at(-1);
  const target = name === undefined || trail.includes(name) ? undefined : definitions[name];
  const names = name === undefined ? [] : [name];
  const inner = [...(target === undefined ? [] : [target]), ...allOf].map((part) =>
    flatten(typeof part === "boolean" ? {} : part, definitions, [...trail, ...names]),
  );
  return {
    schemas: [own, ...inner.flatMap(({ schemas }) => schemas)],
    names: [...names, ...inner.flatMap((each) => each.names)],
  };
}

function merge(one: DescribedSchema, other: DescribedSchema): DescribedSchema {
  const required = [...new Set([...(one.required ?? []), ...(other.required ?? [])])];
  const properties = { ...one.properties };
  for (const [name, schema] of Object.entries(other.properties ?? {})) {
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    Object.defineProperty(properties, name, {
      value: known === undefined ? schema : { allOf: [known, schema] },
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return {
    ...other,
    ...one,
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(required.length > 0 && { required }),
  };
}

function withoutNull(schema: DescribedSchema): {
  readonly schema: DescribedSchema;
  readonly isNullable: boolean;
  readonly choice?: readonly (DescribedSchema | boolean)[];
} {
  const { type, enum: values } = schema;
  const key = schema.anyOf === undefined ? "oneOf" : "anyOf";
  const branches = schema[key] ?? [];
  const choice = branches.filter((each) => !isNull(each));
  const types = typeof type === "string" ? [type] : (type ?? []);
  const others = types.filter((each) => each !== "null");
  const isNullable =
    (others.length < types.length && others.length > 0) ||
    choice.length < branches.length ||
    (values?.includes(null) === true && (types.length === 0 || others.length < types.length));
  return {
    schema: defined({
      ...schema,
      type: others.length === 0 ? type : others.length === 1 ? others[0] : others,
      enum: isNullable ? values?.filter((value) => value !== null) : values,
      [key]: choice.length === 0 ? undefined : choice,
    }),
    isNullable,
    choice,
  };
}

function isNull(schema: DescribedSchema | boolean): boolean {
  return typeof schema === "object" && (schema.type === "null" || schema.const === null);
}

function defined(schema: { readonly [Key in keyof DescribedSchema]: unknown }): DescribedSchema {
  const entries = Object.entries(schema).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as DescribedSchema;
}
