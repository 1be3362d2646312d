import { plainMediaType } from "../../openapi/media-type.js";
import { type NamedObject, namedObjects } from "../../openapi/operations.js";
import type { Finding } from "../revision.js";
import type { Hidden } from "../schema/pair.js";
import { type CallPart, compareKeyed, type PartPair, schemaNode } from "./call-pair.js";
import { compareEncoding } from "./compare-encoding.js";

/** A body or a response in both documents. */
export interface ContentPair extends PartPair {
  readonly hidden?: Hidden;
}

/** What differs in media types and their schemas. */
export function compareContent(pair: ContentPair): Finding[] {
  const { side, where, comparer, hidden } = pair;
  const [olds, news] = [listMediaTypes(pair.before), listMediaTypes(pair.after)];
  const isSeveral = olds.size > 1 || news.size > 1;
  return compareKeyed(olds, news, {
    where: () => where,
    beside: { before: `${pair.before.pointer}/content`, after: `${pair.after.pointer}/content` },
    removed: (name) => [`${side}-media-type-removed`, `The media type ${name} is gone.`],
    added: (name) => [`${side}-media-type-added`, `The media type ${name} is there now.`],
    kept: (before, after) => [
      ...compareEncoding({ before, after, where, viewers: comparer.viewers }),
      ...comparer.compare({
        before: schemaNode(before),
        after: schemaNode(after),
        side,
        where: isSeveral ? `${where} (${plainMediaType(after.name)})` : where,
        ...(hidden !== undefined && { hidden }),
      }),
    ],
  });
}

function listMediaTypes(owner: CallPart): Map<string, NamedObject> {
  const content = namedObjects(owner, "content", owner.resolve);
  return new Map(content.map((media) => [plainMediaType(media.name), media]));
}
