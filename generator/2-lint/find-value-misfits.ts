import { quote, quoteList } from "../diagnostics/quote.js";
import { didYouMean } from "../diagnostics/suggest.js";
import { constantsOf, impliedDiscriminator } from "../openapi/discriminator.js";
import { toRegExp } from "../openapi/normal-schema.js";
import { toPointer } from "../openapi/pointer.js";
import { describingSame, propertiesOf, propertyOf, resolveSchema } from "../openapi/schema.js";
import type { JsonValue } from "../types/json.js";
import type { OpenApi, Schema } from "../types/openapi.js";
import { formatValue, isRecord } from "./format-value.js";

/**
 * Where a request's value is not what its schema says, as far as TypeScript would object to it: unknown and missing
 * properties, types, enums and constants. Formats and lengths are none of its business.
 */
export function findValueMisfits(spec: OpenApi, schema: Schema, value: JsonValue): ValueMisfit[] {
  return [
    ...misfitsOf({ spec, schema, value, pointer: "" }),
    ...unknownKeys({ spec, schema, value, pointer: "" }),
  ];
}

export interface ValueMisfit {
  /** From the value on. */
  readonly pointer: string;
  readonly part?: "key";
  readonly message: string;
  readonly help: string;
}

interface Checked {
  readonly spec: OpenApi;
  readonly schema: Schema;
  readonly value: JsonValue;
  readonly pointer: string;
}

function misfitsOf(checked: Checked): ValueMisfit[] {
  const schema = resolveSchema(checked.spec, checked.schema);
  if (schema === undefined) return [];
  const at = { ...checked, schema };
  const misfit = wrongConstant(at) ?? wrongType(at) ?? missingProperty(at);
  return [
    ...(misfit === undefined ? [] : [misfit]),
    ...(schema.allOf ?? []).flatMap((part) => misfitsOf({ ...at, schema: part })),
    ...nearestBranch(at, schema.anyOf),
    ...nearestBranch(at, schema.oneOf),
    ...innerMisfits(at),
  ];
}

function wrongConstant({ schema, value, pointer }: Checked): ValueMisfit | undefined {
  const allowed = schema.const === undefined ? schema.enum : [schema.const];
  if (allowed === undefined || allowed.some((each) => isSame(each, value))) return undefined;
  const choices = allowed.map(String);
  return {
    pointer,
    message: `is ${formatValue(value)}, which the schema does not list`,
    help: didYouMean(String(value), choices) ?? `write ${quoteList(choices, "or")}`,
  };
}

function isSame(a: JsonValue, b: JsonValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function wrongType({ schema, value, pointer }: Checked): ValueMisfit | undefined {
  const types = [schema.type ?? []].flat();
  if (types.length === 0 || types.some((type) => isOfType(value, type))) return undefined;
  const wanted = quoteList(types, "or");
  return {
    pointer,
    message: `is ${formatValue(value)}, and the schema says ${wanted}`,
    help: "correct the example, or the type in the schema",
  };
}

function isOfType(value: JsonValue, type: string): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isRecord(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function missingProperty({ spec, schema, value, pointer }: Checked): ValueMisfit | undefined {
  if (!isRecord(value)) return undefined;
  const name = schema.required?.find(
    (each) => !Object.hasOwn(value, each) && propertyOf(spec, schema, each)?.readOnly !== true,
  );
  if (name === undefined) return undefined;
  return {
    pointer,
    message: `has no ${quote(name)}, which the schema requires`,
    help: `add ${quote(name)} to the example`,
  };
}

/** Nothing where a branch fits; else what keeps the nearest branch from fitting. */
function nearestBranch(checked: Checked, branches: readonly Schema[] = []): ValueMisfit[] {
  const named = branches.filter((branch) => isNamed(checked, branches, branch));
  const misfits = (named.length > 0 ? named : branches).map((schema) =>
    misfitsOf({ ...checked, schema }),
  );
  const [nearest = []] = misfits.sort((a, b) => depthOf(b) - depthOf(a));
  return misfits.some((each) => each.length === 0) ? [] : nearest.slice(0, 1);
}

/** Whether the value says by the property that tells branches apart that it is one. */
function isNamed(
  { spec, schema, value }: Checked,
  branches: readonly Schema[],
  branch: Schema,
): boolean {
  const name = schema.discriminator?.propertyName ?? impliedDiscriminator(spec, branches);
  const property = propertyOf(spec, branch, name ?? "");
  return isRecord(value) && constantsOf(spec, property).some((each) => each === value[name ?? ""]);
}

/** A branch that goes wrong further inside is the one that was meant. */
function depthOf(misfits: readonly ValueMisfit[]): number {
  return Math.min(...misfits.map(({ pointer }) => pointer.split("/").length));
}

function innerMisfits({ spec, schema, value, pointer }: Checked): ValueMisfit[] {
  const inside = (
    inner: Schema | undefined,
    key: string | number,
    child: JsonValue | undefined,
  ) => {
    if (inner === undefined || child === undefined) return [];
    const at = { spec, schema: inner, value: child, pointer: pointer + toPointer([key]) };
    return [...misfitsOf(at), ...unknownKeys(at)];
  };
  if (Array.isArray(value)) {
    return value.flatMap((item: JsonValue, index) =>
      inside(schema.prefixItems?.[index] ?? schema.items, index, item),
    );
  }
  if (!isRecord(value)) return [];
  const { properties = {}, patternProperties = {}, additionalProperties } = schema;
  const rest = typeof additionalProperties === "object" ? additionalProperties : undefined;
  return Object.entries(value as Readonly<Record<string, JsonValue>>).flatMap(([key, child]) => {
    const named = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const matching = Object.keys(patternProperties).find((each) => toRegExp(each)?.test(key));
    return inside(named ?? patternProperties[matching ?? ""] ?? rest, key, child);
  });
}

/** Keys that no part of the schema knows, unless one of its parts takes any. */
function unknownKeys({ spec, schema, value, pointer }: Checked): ValueMisfit[] {
  if (!isRecord(value)) return [];
  const known = [...propertiesOf(spec, schema).keys()];
  if (known.length === 0 || isOpen(spec, schema)) return [];
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => {
      return {
        pointer: pointer + toPointer([key]),
        part: "key",
        message: `has a property ${quote(key)}, which the schema does not have`,
        help: didYouMean(key, known) ?? `the schema has ${quoteList(known, "and")}`,
      };
    });
}

/** Whether a part of a schema takes any property. */
function isOpen(spec: OpenApi, schema: Schema): boolean {
  return describingSame(spec, schema).some(
    ({ additionalProperties = false, unevaluatedProperties = false, patternProperties = false }) =>
      [additionalProperties, unevaluatedProperties, patternProperties].some(
        (each) => each !== false,
      ),
  );
}
