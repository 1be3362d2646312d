import { encodingFault, formStyle } from "../../openapi/form-style.js";
import { isFormMediaType, plainMediaType } from "../../openapi/media-type.js";
import type { NamedObject } from "../../openapi/operations.js";
import type { Viewer } from "../../openapi/view/create-viewer.js";
import { anyBytes } from "../../openapi/view/read-keywords.js";
import type { View } from "../../openapi/view/view.js";
import { type JsonObject, type JsonValue, asObject, stableJson } from "../../types/json.js";
import type { Encoding } from "../../types/openapi.js";
import type { Finding } from "../revision.js";
import type { Viewers } from "../schema/pair.js";
import { found, schemaNode } from "./call-pair.js";

/** A form in both documents. */
export interface FormPair {
  readonly before: NamedObject;
  readonly after: NamedObject;
  readonly where: string;
  readonly viewers: Viewers;
}

/** Compares how properties of a form are written. */
export function compareEncoding({ before, after, where, viewers }: FormPair): Finding[] {
  if (encodingOf(before, viewers.before) === encodingOf(after, viewers.after)) return [];
  const pointers = { before: `${before.pointer}/encoding`, after: `${after.pointer}/encoding` };
  return [
    found("encoding-changed", "Properties of the form are written differently.", where, pointers),
  ];
}

/** Returns what the encodings come to: a default that is written out is no change. */
function encodingOf(media: NamedObject, viewer: Viewer): string {
  const encodings = Object.entries(asObject(media.value["encoding"]));
  if (encodings.length === 0) return stableJson({});
  const { properties } = viewer.view(schemaNode(media));
  const written = encodings.flatMap(([name, value]): [string, string][] => {
    const node = properties.get(name);
    const property = node === undefined ? undefined : viewer.view(node);
    const usual = usualContentType(property, viewer);
    const write = isFormMediaType(media.name) ? writeForm : writePart;
    const text = write(asObject(value), usual);
    return text === undefined ? [] : [[name, text]];
  });
  return stableJson(Object.fromEntries(written));
}

/**
 * Returns how a property of a form in a URL's manner is written; nothing where that is as usual. Packages write the
 * properties of an object one by one where nothing says JSON.
 */
function writeForm(value: JsonObject, usual: string | undefined): string | undefined {
  const { contentType, style, explode, allowReserved } = value;
  const encoding = { contentType, style, explode, allowReserved };
  if (!isEncoding(encoding)) return Object.values(encoding).map(stableJson).join();
  const form = formStyle(encoding);
  const isUsual = form !== undefined || contentType === undefined || style !== undefined;
  return isUsual || contentTypesOf(contentType) === usual ? form : contentTypesOf(contentType);
}

/** Returns how a part of a form of parts is written, whose media type goes over the wire; nothing where that is as usual. */
function writePart(value: JsonObject, usual: string | undefined): string | undefined {
  const { contentType, style, explode, allowReserved } = value;
  const said = contentTypesOf(contentType);
  const rest = [style, explode, allowReserved].map((each) => stableJson(each ?? null)).join();
  const isUsual = said === "" || said === usual;
  return isUsual && rest === "null,null,null" ? undefined : `${isUsual ? "" : said} ${rest}`;
}

/** Returns the media types of an encoding, of which there may be several, in an order of their own. */
function contentTypesOf(contentType: JsonValue | undefined): string {
  if (typeof contentType !== "string")
    return contentType === undefined ? "" : stableJson(contentType);
  return contentType.split(",").map(plainMediaType).sort().join();
}

/** Returns the media type that a property has without an encoding (OpenAPI 3.1, 4.8.15.1), where that is known. */
function usualContentType(view: View | undefined, viewer: Viewer): string | undefined {
  if (view === undefined) return "text/plain";
  const types = [...view.types].filter((type) => type !== "null");
  if (view.formats.has(anyBytes)) return anyBytes;
  if (types.every((type) => type === "array")) {
    return view.items.length === 0 ? undefined : usualContentType(viewer.view(view.items), viewer);
  }
  if (!types.includes("object")) return types.includes("array") ? undefined : "text/plain";
  return types.length > 1 ? undefined : "application/json";
}

/** Returns whether an encoding is one that packages write; others are compared as they stand. */
function isEncoding(
  encoding: Readonly<Record<string, JsonValue | undefined>>,
): encoding is Readonly<Record<string, JsonValue | undefined>> & Encoding {
  const { contentType, style, explode, allowReserved } = encoding;
  const isText = (value: unknown): boolean => value === undefined || typeof value === "string";
  const isFlag = (value: unknown): boolean => value === undefined || typeof value === "boolean";
  const hasForm = isText(contentType) && isText(style) && isFlag(explode) && isFlag(allowReserved);
  return hasForm && encodingFault(encoding as Encoding) === undefined;
}
