import { encodingFault, formStyle } from "../../openapi/form-style.js";
import { plainMediaType } from "../../openapi/media-type.js";
import { namedObjects } from "../../openapi/operations.js";
import type { ObjectPlace } from "../../openapi/reference.js";
import type { Side } from "../../types/change.js";
import { type JsonObject, type JsonValue, asObject, stableJson } from "../../types/json.js";
import type { Encoding } from "../../types/openapi.js";
import type { Finding } from "../finding.js";
import type { SchemaComparer } from "../schema/compare-schemas.js";
import type { Hidden } from "../schema/pair.js";
import { type CallPart, found, schemaNode } from "./call-pair.js";

/** A body, a response or a parameter in both documents. */
export interface ContentPair {
  readonly before: CallPart;
  readonly after: CallPart;
  readonly side: Side;
  readonly where: string;
  readonly comparer: SchemaComparer;
  readonly hidden?: Hidden;
}

/** What differs in media types and their schemas. */
export function compareContent(pair: ContentPair): Finding[] {
  const { side, where, comparer, hidden } = pair;
  const [olds, news] = [listMediaTypes(pair.before), listMediaTypes(pair.after)];
  const beside = {
    before: `${pair.before.pointer}/content`,
    after: `${pair.after.pointer}/content`,
  };
  const isSeveral = olds.size > 1 || news.size > 1;
  const findings: Finding[] = [];
  for (const [name, now] of news) {
    if (olds.has(name)) continue;
    const message = `The media type ${name} is there now.`;
    findings.push(
      found(`${side}-media-type-added`, where, message, { ...beside, after: now.pointer }),
    );
  }
  for (const [name, old] of olds) {
    const now = news.get(name);
    const pointers = { before: old.pointer, after: now?.pointer ?? beside.after };
    if (now === undefined) {
      const message = `The media type ${name} is gone.`;
      findings.push(found(`${side}-media-type-removed`, where, message, pointers));
      continue;
    }
    findings.push(...compareEncoding(old, now, where));
    findings.push(
      ...comparer.compare({
        before: schemaNode(old),
        after: schemaNode(now),
        side,
        where: isSeveral ? `${where} (${name})` : where,
        ...(hidden !== undefined && { hidden }),
      }),
    );
  }
  return findings;
}

function listMediaTypes(owner: CallPart): Map<string, ObjectPlace> {
  const content = namedObjects(owner, "content", owner.resolve);
  return new Map(content.map(({ name, ...media }) => [plainMediaType(name), media]));
}

/** How properties of a form are written. */
function compareEncoding(before: ObjectPlace, after: ObjectPlace, where: string): Finding[] {
  const [old, now] = [before, after].map(({ value }) => encodingOf(value));
  if (old === now) return [];
  const pointers = { before: `${before.pointer}/encoding`, after: `${after.pointer}/encoding` };
  return [
    found("encoding-changed", where, "Properties of the form are written differently.", pointers),
  ];
}

/** What the encodings come to: a default that is written out is no change. */
function encodingOf(media: JsonObject): string {
  const entries = Object.entries(asObject(media["encoding"])).flatMap(([name, value]) => {
    const { contentType, style, explode, allowReserved } = asObject(value);
    const encoding = { contentType, style, explode, allowReserved };
    const written = isEncoding(encoding)
      ? formStyle(encoding)
      : Object.values(encoding).map(stableJson).join();
    return written === undefined ? [] : [[name, written] as const];
  });
  return stableJson(Object.fromEntries(entries));
}

/** Whether an encoding is one that packages write; others are compared as they stand. */
function isEncoding(
  encoding: Readonly<Record<string, JsonValue | undefined>>,
): encoding is Readonly<Record<string, JsonValue | undefined>> & Encoding {
  const { contentType, style, explode, allowReserved } = encoding;
  const isText = (value: unknown): boolean => value === undefined || typeof value === "string";
  const isFlag = (value: unknown): boolean => value === undefined || typeof value === "boolean";
  const hasForm = isText(contentType) && isText(style) && isFlag(explode) && isFlag(allowReserved);
  return hasForm && encodingFault(encoding as Encoding) === undefined;
}
