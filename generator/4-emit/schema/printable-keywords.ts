import { type ObjectKind, openApiObjects } from "../../openapi/objects.js";
import { mapObjects } from "../../openapi/walk.js";
import { type JsonObject, type JsonValue, isJsonList } from "../../types/json.js";
import type { OpenApi } from "../../types/openapi.js";
import { escapeUnprintable, printable } from "../print/escape.js";
import { fenceCode } from "../print/fence-code.js";

/**
 * A document in which each keyword that openapi-typescript shows in comments is printable: it puts them there as they
 * are. What an object of OpenAPI is, and not a value of the same form, the table of objects knows.
 */
export function printableKeywords(document: OpenApi): OpenApi {
  return mapObjects(document, (object, kind) => {
    if (!hasKeywords(kind)) return object;
    const entries = Object.entries(object).map(([key, value]) => [key, inComment(key, value)]);
    return Object.fromEntries(entries) as JsonObject;
  });
}

/** Whether the keys of an object are keywords; those of others are names of the spec's author. */
function hasKeywords(kind: ObjectKind): boolean {
  return openApiObjects[kind].fields !== undefined;
}

/** A keyword's value for a comment, in which no title is a tag, and a default is JSON as it is among the models. */
function inComment(key: string, value: JsonValue): JsonValue {
  switch (key) {
    case "title":
    case "summary":
    case "format":
      return typeof value === "string" ? printable(value).replace(/^\s*@/u, "\\@") : value;
    case "description":
      // openapi-typescript would take the indent of its first line.
      return typeof value === "string" ? printable(fenceCode(value)) : value;
    case "default":
      return json(value);
    case "example":
      return example(value);
    case "examples":
      return isJsonList(value) ? value.map(example) : value;
    default:
      return value;
  }
}

/** An example that is a text stands for itself. */
function example(value: JsonValue): JsonValue {
  return typeof value === "string" ? printable(value) : json(value);
}

/** A value as openapi-typescript prints it, with an escape for what an editor would not show. */
function json(value: JsonValue): string {
  return escapeUnprintable(JSON.stringify(value, null, 2));
}
