import { createHash } from "node:crypto";
import {
  type JsonObject,
  type JsonValue,
  isJsonList,
  isJsonObject,
  stableJson,
} from "../../types/json.js";
import { followReference, referenceOf } from "../reference.js";
import { schemasIn } from "../walk.js";

/** Gives equal texts for schemas that mean the same by the same words, in whatever order and behind whatever names. */
export type HashSchema = (schema: JsonValue) => string;

/** How deep schemas are looked into; beyond that, they are taken for equal. */
const deepest = 10;

/** What says nothing about the values; what a discriminator says is compared as what alternatives say. */
const annotations = new Set(
  "title description example examples externalDocs $comment $id $anchor $schema xml $defs definitions discriminator".split(
    " ",
  ),
);

const unordered = ["enum", "required"];

/** Makes a function that hashes the schemas of a document; those of two documents compare. */
export function createHashSchema(root: JsonObject): HashSchema {
  const known = new Map<JsonObject, string[]>();

  const hash = (schema: JsonValue | undefined, depth: number): string => {
    if (!isJsonObject(schema)) return stableJson(schema);
    if (depth === 0) return "…";
    const texts = known.get(schema) ?? [];
    known.set(schema, texts);
    return (texts[depth] ??= digest(write(schema, depth - 1)));
  };

  const write = (schema: JsonObject, depth: number): string => {
    const reference = referenceOf(schema);
    const target = reference === undefined ? undefined : followReference(root, reference);
    const keys = Object.keys(schema).filter(
      (key) => !annotations.has(key) && !(key === "$ref" && target !== undefined),
    );
    const { allOf } = schema;
    if (isJsonList(allOf) && allOf.length === 1 && keys.length === 1 && target === undefined) {
      return `=${hash(allOf[0], depth)}`;
    }
    const own = keys
      .map(
        (key) =>
          `${key === "const" ? "enum" : key}:${writeKeyword(key, schema[key] ?? null, depth)}`,
      )
      .sort();
    if (target === undefined) return own.join(";");
    const meant = hash(target.value, depth);
    return [...own, `=${meant}`].join(";");
  };

  const writeKeyword = (keyword: string, value: JsonValue, depth: number): string => {
    const holds = schemasIn(keyword, value);
    if (holds === "one") return hash(value, depth);
    if (holds === "several" && isJsonList(value)) {
      const parts = value.map((part) => hash(part, depth));
      return (keyword === "prefixItems" ? parts : parts.sort()).join(",");
    }
    if (holds === "several" && isJsonObject(value)) {
      const names = Object.keys(value).sort();
      return names.map((name) => `${JSON.stringify(name)}:${hash(value[name], depth)}`).join(",");
    }
    const isUnordered = keyword === "type" || (isJsonList(value) && unordered.includes(keyword));
    return isUnordered ? [value].flat().map(stableJson).sort().join(",") : stableJson(value);
  };

  return (schema) => hash(schema, deepest);
}

/** A mere reference is what it leads to. */
function digest(text: string): string {
  const [, meant] = /^=([^;]*)$/u.exec(text) ?? [];
  return meant ?? createHash("sha256").update(text).digest("base64");
}
