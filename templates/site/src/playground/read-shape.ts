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
  /** `rest` is what further members take, under any name. */
  | {
      readonly kind: "object";
      readonly members: readonly ShapeMember[];
      readonly rest: DescribedSchema | undefined;
    }
  | { readonly kind: "list"; readonly items: DescribedSchema }
  | { readonly kind: "union"; readonly options: readonly DescribedSchema[] }
  | { readonly kind: "json" };

export interface ShapeMember {
  readonly name: string;
  readonly schema: DescribedSchema;
  readonly required: boolean;
}

type Schemas = Readonly<Record<string, DescribedSchema>>;

const known = new WeakMap<Schemas, WeakMap<DescribedSchema, Shape>>();

/**
 * Reads what a form shows of a schema; JSON as text where that says nothing that a form could show. The same schema has the
 * same shape each time, so that the fields in it see that nothing changed.
 */
export function readShape(schema: DescribedSchema, schemas: Schemas): Shape {
  const shapes = known.get(schemas) ?? new WeakMap<DescribedSchema, Shape>();
  known.set(schemas, shapes);
  const shape = shapes.get(schema) ?? findShape(schema, schemas);
  shapes.set(schema, shape);
  return shape;
}

function findShape(schema: DescribedSchema, schemas: Schemas): Shape {
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
  const { items } = schema;
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
  const members = membersOf(schema);
  const rest = restOf(schema);
  if (types[0] === undefined || types[0] === "object") {
    return schema.properties === undefined && rest === undefined
      ? { kind: "json" }
      : { kind: "object", members, rest };
  }
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
      return { kind: "json" };
  }
}

/** What members beside the named ones take; nothing where the schema does not speak of them. */
function restOf({
  additionalProperties,
  patternProperties,
}: DescribedSchema): DescribedSchema | undefined {
  if (patternProperties !== undefined) return {};
  if (typeof additionalProperties === "object") return additionalProperties;
  return additionalProperties === true ? {} : undefined;
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
        properties: mergeMembers(own.properties, merged.properties),
      }),
      required: [...(own.required ?? []), ...(merged.required ?? [])],
    };
  }, schema);
}

type Members = NonNullable<DescribedSchema["properties"]>;

/** A member that both describe is what both say of it. */
function mergeMembers(far: Members = {}, near: Members = {}): Members {
  const both = Object.entries(far).map(([name, other]) => {
    const own = Object.hasOwn(near, name) ? near[name] : undefined;
    return typeof own === "object" && typeof other === "object"
      ? [name, { ...own, allOf: [...(own.allOf ?? []), other] }]
      : [name, own ?? other];
  });
  return { ...near, ...Object.fromEntries(both) };
}

/**
 * The alternatives that say what a value is, each with the members that stand beside the list; others only say which
 * members go together. The schema is a merged one, in which its reference and `allOf` are told already.
 */
function variantsOf(
  { anyOf, oneOf, $ref: _ref, allOf: _parts, ...beside }: DescribedSchema,
  schemas: Schemas,
): readonly DescribedSchema[] {
  const told = (anyOf ?? oneOf ?? []).filter((each): each is DescribedSchema => {
    if (typeof each !== "object") return false;
    const merged = mergeParts(each, schemas);
    return telling.some((keyword) => merged[keyword] !== undefined);
  });
  if (beside.properties === undefined) return told;
  const { title: _, description: __, ...shared } = beside;
  return told.map(({ title, description, ...each }) => ({
    title: title ?? each.$ref?.slice("#/$defs/".length) ?? description ?? "",
    ...(description !== undefined && { description }),
    allOf: [shared, each],
  }));
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
    case "object":
      return kind.members.length === 0 ? "names and values" : "object";
    case "json":
      return "JSON";
    default:
      return kind.kind;
  }
}
