import { type DescribedSchema, publicName } from "@linkmint/runtime";
import type { InputReader } from "./input-shape.js";

/**
 * Writes a schema in the client's names, without members that are sensitive.
 *
 * @param refer Is told the name of everything that it refers to.
 */
export function renameSchema(
  schema: DescribedSchema,
  reader: InputReader,
  refer: (name: string) => void,
): DescribedSchema {
  const inner = (each: unknown): unknown =>
    typeof each === "object" && each !== null
      ? renameSchema(each as DescribedSchema, reader, refer)
      : each;
  const plain = (each: unknown): unknown =>
    typeof each === "object" && reader.isSensitive(each as DescribedSchema) ? false : inner(each);
  const toPublic = (name: string) => publicName(name, reader.naming);
  const sensitive = new Set<string>();
  for (const [name, each] of Object.entries(schema.properties ?? {})) {
    if (typeof each === "object" && reader.isSensitive(each)) sensitive.add(name);
  }
  const kept = (names: readonly string[]) =>
    names.filter((name) => !sensitive.has(name)).map(toPublic);
  const mapped = (
    value: object,
    name: (key: string) => string,
    change: (each: unknown) => unknown,
  ) =>
    Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => !sensitive.has(key))
        .map(([key, each]) => [name(key), change(each)]),
    );
  const entries = Object.entries(schema).flatMap(([keyword, value]): [string, unknown][] => {
    if (keyword === "$ref") refer(String(value).slice(defsPrefix.length));
    if (keyword === "properties") return [[keyword, mapped(value as object, toPublic, inner)]];
    if (keyword === "patternProperties") return [[keyword, mapped(value as object, String, plain)]];
    if (keyword === "additionalProperties") return [[keyword, plain(value)]];
    if (keyword === "required") return [[keyword, kept(value as string[])]];
    if (keyword === "dependentRequired") {
      return [[keyword, mapped(value as object, toPublic, (each) => kept(each as string[]))]];
    }
    if (oneSchema.has(keyword)) return [[keyword, inner(value)]];
    if (severalSchemas.has(keyword)) return [[keyword, (value as unknown[]).map(inner)]];
    // Data under the wire's names.
    const isData = keyword === "default" || keyword === "examples";
    return isData && JSON.stringify(value).includes("{") ? [] : [[keyword, value]];
  });
  return Object.fromEntries(entries);
}

const defsPrefix = "#/$defs/";

/** Keywords whose value is a schema (JSON Schema 2020-12, 10). */
const oneSchema: ReadonlySet<string> = new Set([
  "contains",
  "else",
  "if",
  "items",
  "not",
  "propertyNames",
  "then",
]);

const severalSchemas: ReadonlySet<string> = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
