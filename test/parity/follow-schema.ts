export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Gives a schema with its references followed and its `allOf` merged; rules that depend on values are left out. */
export function followSchema(schema: unknown, spec: JsonObject): JsonObject {
  if (!isObject(schema)) return {};
  const { $ref, allOf, if: _if, then: _then, else: _else, not: _not, ...own } = schema;
  const parts = [
    ...(typeof $ref === "string" ? [followSchema(follow($ref, spec), spec)] : []),
    ...((allOf ?? []) as unknown[]).map((part) => followSchema(part, spec)),
  ];
  return parts.reduce(
    (whole, part) => ({
      ...part,
      ...whole,
      ...((whole["properties"] ?? part["properties"]) !== undefined && {
        properties: { ...(part["properties"] as object), ...(whole["properties"] as object) },
      }),
      ...((whole["required"] ?? part["required"]) !== undefined && {
        required: [
          ...((part["required"] ?? []) as string[]),
          ...((whole["required"] ?? []) as string[]),
        ],
      }),
    }),
    own as JsonObject,
  );
}

/** Gives what a local reference leads to. */
export function follow(reference: string, spec: JsonObject): unknown {
  return reference
    .slice(2)
    .split("/")
    .map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((value, key) => (value as JsonObject)[key], spec);
}
