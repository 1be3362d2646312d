import { isDeepStrictEqual } from "node:util";
import { isSeq, parse, parseDocument } from "yaml";
import { asRecord } from "./repository.js";

/**
 * A YAML text with one more item at the end of the list that a key of its mapping holds, in the manner of the item
 * before; nothing else of it changes. A list that is missing is made. Gives nothing where the key holds something else,
 * and where the text leaves no simple way.
 */
export function insertYaml(text: string, key: string, item: string): string | undefined {
  const inserted = insertItem(text, key, item);
  if (inserted === undefined) return undefined;
  const before = asRecord(parse(text));
  const list = (before[key] ?? []) as readonly unknown[];
  return says(inserted, { ...before, [key]: [...list, item] }) ? inserted : undefined;
}

function says(text: string, meant: unknown): boolean {
  try {
    return isDeepStrictEqual(parse(text), meant);
  } catch {
    return false;
  }
}

function insertItem(text: string, key: string, item: string): string | undefined {
  const document = parseDocument(text);
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  if (!document.has(key)) {
    const gap = text === "" || text.endsWith("\n") ? "" : eol;
    return `${text}${gap}${key}:${eol}  - ${quoteLike("", item)}${eol}`;
  }
  const list = document.get(key, true);
  if (!isSeq(list)) return undefined;
  const last: unknown = list.items.at(-1);
  const range = isRanged(last) ? last.range : undefined;
  if (range === undefined) {
    // `[]` is the only list without items.
    const [start, end] = list.range ?? [0, 0];
    return `${text.slice(0, start)}[${quoteLike("", item)}]${text.slice(end)}`;
  }
  const [start, end] = range;
  const written = quoteLike(text.charAt(start), item);
  if (list.flow === true) return `${text.slice(0, end)}, ${written}${text.slice(end)}`;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const dash = text.slice(lineStart, start);
  const rest = /^[^\r\n]*/u.exec(text.slice(end))?.[0] ?? "";
  const lineEnd = end + rest.length;
  return text.slice(0, lineEnd) + eol + dash + written + text.slice(lineEnd);
}

function isRanged(node: unknown): node is { readonly range: readonly [number, number, number] } {
  return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range);
}

/** A glob may begin with what YAML takes for something else, so that it is quoted unless its neighbour is not. */
function quoteLike(neighbour: string, item: string): string {
  if (neighbour === "'") return `'${item}'`;
  return neighbour === '"' || neighbour === "" || !/^[\w.]/u.test(item) ? `"${item}"` : item;
}
