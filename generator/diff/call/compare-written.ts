import { jsonMediaType, plainMediaType } from "../../openapi/media-type.js";
import { namedObjects } from "../../openapi/operations.js";
import type { Node } from "../../openapi/view/view.js";
import type { CallChangeCode } from "../../types/change.js";
import { stableJson } from "../../types/json.js";
import type { Finding } from "../revision.js";
import { type CallPart, found, type PartPair, schemaNode } from "./call-pair.js";

/** A parameter or a header in both documents. */
export interface WrittenPair extends PartPair {
  /** What it is where the value is written in another way. */
  readonly code: CallChangeCode;
}

/** Compares how the value of a parameter or a header is written, and what it may be. */
export function compareWritten({ before, after, ...pair }: WrittenPair): Finding[] {
  const { side, where, comparer, code } = pair;
  const [old, now] = [readWriting(before), readWriting(after)];
  const pointers = { before: before.pointer, after: after.pointer };
  const message = `It is written ${now.name}; it was ${old.name}.`;
  return [
    ...(old.style === now.style ? [] : [found(code, message, where, pointers)]),
    ...comparer.compare({ before: old.node, after: now.node, side, where }),
  ];
}

/** How a value is written, and what it may be. */
interface Writing {
  /** The same for values that are written alike. */
  readonly style: string;
  readonly name: string;
  readonly node: Node;
}

/** Reads the one media type of `content`, else `style` with its defaults filled in (OpenAPI 3.1, 4.8.12.2). */
function readWriting(part: CallPart): Writing {
  const { value } = part;
  const [media] = namedObjects(part, "content", part.resolve);
  if (media !== undefined) {
    const mediaType = plainMediaType(media.name);
    const isJson = jsonMediaType({ [mediaType]: {} }) !== undefined;
    const style = isJson ? "application/json" : mediaType;
    return { style, name: `as ${mediaType}`, node: schemaNode(media) };
  }
  const isForm = value["in"] === "query" || value["in"] === "cookie";
  const style = value["style"] ?? (isForm ? "form" : "simple");
  const explode = value["explode"] ?? style === "form";
  return {
    style: stableJson([style, explode, value["allowReserved"] ?? false]),
    name: `in the style ${String(style)}${explode === true ? ", item by item" : ""}`,
    node: schemaNode(part),
  };
}
