import type { DescribedSchema } from "@linkmint/runtime";

/** What a form shows of a schema. */
export type Shape = ShapeKind & {
  readonly nullable: boolean;
  readonly description?: string;
  /** What the value is, in words. */
  readonly type: string;
};

type ShapeKind =
  | { readonly kind: "text"; readonly input: "text" | "date"; readonly known: readonly unknown[] }
  | { readonly kind: "number"; readonly isWhole: boolean }
  | { readonly kind: "boolean" }
  | { readonly kind: "choice"; readonly values: readonly unknown[] }
  | { readonly kind: "object"; readonly members: readonly ShapeMember[] }
  | { readonly kind: "list"; readonly items: DescribedSchema }
  | { readonly kind: "map"; readonly values: DescribedSchema }
  | { readonly kind: "union"; readonly options: readonly DescribedSchema[] }
  | { readonly kind: "json" };

export interface ShapeMember {
  readonly name: string;
  readonly schema: DescribedSchema;
  readonly required: boolean;
}

type Schemas = Readonly<Record<string, DescribedSchema>>;

/** Reads what a form shows of a schema; JSON as text where that says nothing that a form could show. */
export function readShape(schema: DescribedSchema, schemas: Schemas): Shape {
  const merged = mergeParts(schema, schemas);
  const types = [merged.type ?? []].flat();
  const { description } = merged;
  const variants = variantsOf(merged, schemas);
  const isNull = (each: DescribedSchema): boolean => each.type === "null";
  const others = variants.filter((each) => !isNull(mergeParts(each, schemas)));
  const nullable =
    types.includes("null") || others.length < variants.length || (merged.enum ?? []).includes(null);
  const [only] = others;
  if (others.length === 1 && only !== undefined) {
    const inner = readShape(only, schemas);
    return { ...inner, nullable: nullable || inner.nullable, ...(description && { description }) };
  }
  const kind = kindOf(
    merged,
    types.filter((type) => type !== "null"),
    others,
  );
  return { ...kind, nullable, type: nameType(kind, merged), ...(description && { description }) };
}

function kindOf(
  schema: DescribedSchema,
  types: readonly string[],
  variants: readonly DescribedSchema[],
): ShapeKind {
  const { properties, additionalProperties, items } = schema;
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (values !== undefined) {
    const listed = values.filter((value) => value !== null);
    const isPlain = listed.every((value) => typeof value !== "object");
    return isPlain ? { kind: "choice", values: listed } : { kind: "json" };
  }
  if (variants.length > 1) return { kind: "union", options: variants };
  if (types.length > 1) {
    return { kind: "union", options: types.map((type) => ({ ...schema, type })) };
  }
  if (properties !== undefined) return { kind: "object", members: membersOf(schema) };
  switch (types[0]) {
    case "string":
      return {
        kind: "text",
        input: schema.format === "date" ? "date" : "text",
        known: schema.knownValues ?? [],
      };
    case "integer":
    case "number":
      return { kind: "number", isWhole: types[0] === "integer" };
    case "boolean":
      return { kind: "boolean" };
    case "array":
      return typeof items === "object" ? { kind: "list", items } : { kind: "json" };
    default:
      return typeof additionalProperties === "object"
        ? { kind: "map", values: additionalProperties }
        : { kind: "json" };
  }
}

function membersOf({ properties = {}, required = [] }: DescribedSchema): readonly ShapeMember[] {
  return Object.entries(properties).flatMap(([name, schema]) =>
    schema === false
      ? []
      : [{ name, schema: schema === true ? {} : schema, required: required.includes(name) }],
  );
}

/** A schema with what it refers to and what `allOf` adds; what stands nearer to the reader wins. */
function mergeParts(schema: DescribedSchema, schemas: Schemas, depth = 0): DescribedSchema {
  const target = schemas[schema.$ref?.slice("#/$defs/".length) ?? ""];
  const parts = [target, ...(schema.allOf ?? [])].filter((part) => typeof part === "object");
  // A schema that is a part of itself has no end.
  if (depth > 16) return {};
  return parts.reduce<DescribedSchema>((merged, part) => {
    const own = mergeParts(part, schemas, depth + 1);
    return {
      ...own,
      ...merged,
      ...((own.properties ?? merged.properties) && {
        properties: { ...own.properties, ...merged.properties },
      }),
      required: [...(own.required ?? []), ...(merged.required ?? [])],
    };
  }, schema);
}

/** The alternatives that say what a value is; others only say which members go together. */
function variantsOf(
  { anyOf, oneOf }: DescribedSchema,
  schemas: Schemas,
): readonly DescribedSchema[] {
  return (anyOf ?? oneOf ?? []).filter((each): each is DescribedSchema => {
    if (typeof each !== "object") return false;
    const merged = mergeParts(each, schemas);
    return telling.some((keyword) => merged[keyword] !== undefined);
  });
}

const telling = ["type", "properties", "enum", "const", "anyOf", "oneOf"] as const;

function nameType(kind: ShapeKind, { format }: DescribedSchema): string {
  switch (kind.kind) {
    case "text":
      return format ?? "text";
    case "number":
      return kind.isWhole ? "whole number" : "number";
    case "choice":
      return "one of a list";
    case "union":
      return "one of several kinds";
    case "map":
      return "names and values";
    case "json":
      return "JSON";
    default:
      return kind.kind;
  }
}
