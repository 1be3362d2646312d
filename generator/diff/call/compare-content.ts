import { plainMediaType } from "../../openapi/media-type.js";
import { type NamedPlace, namedObjects } from "../../openapi/operations.js";
import type { Side } from "../../types/change.js";
import type { Finding } from "../revision.js";
import type { SchemaComparer } from "../schema/compare-schemas.js";
import type { Hidden } from "../schema/pair.js";
import { type CallPart, found, schemaNode } from "./call-pair.js";
import { compareEncoding } from "./compare-encoding.js";

/** A body or a response in both documents. */
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
    findings.push(
      ...compareEncoding({ before: old, after: now, where, viewers: comparer.viewers }),
    );
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

function listMediaTypes(owner: CallPart): Map<string, NamedPlace> {
  const content = namedObjects(owner, "content", owner.resolve);
  return new Map(content.map((media) => [plainMediaType(media.name), media]));
}
