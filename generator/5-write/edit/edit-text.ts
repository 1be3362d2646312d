import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  stringify,
  type ToStringOptions,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { parsePointer, toPointer } from "../../openapi/pointer.js";
import type { JsonValue } from "../../types/json.js";
import type { SpecEdit } from "../../types/spec-edit.js";
import { isJson } from "./parse-object.js";

/** How wide a spec is; what is longer is folded where YAML allows it. */
const width = 100;

/** A YAML text with one edit made in it; nothing where that is no simple matter. */
export function editText(text: string, edit: SpecEdit): string | undefined {
  const root = parseDocument(text, { merge: true, schema: "core", stringKeys: true }).contents;
  if (edit.kind === "remove") {
    const steps = parsePointer(edit.pointer);
    const last = steps.pop() ?? "";
    const owner = find(root, toPointer(steps));
    return isCollection(owner) ? removeFrom(text, owner, last) : undefined;
  }
  const owner = find(root, edit.pointer);
  if (edit.kind === "append") {
    return isSeq(owner) ? appendTo(text, owner, [edit.value]) : undefined;
  }
  if (!isMap(owner)) return undefined;
  const known = owner.items.find((pair) => keyOf(pair) === edit.key);
  if (known === undefined) {
    const added = { [edit.key]: edit.value };
    return edit.place === "first" ? prependTo(text, owner, added) : appendTo(text, owner, added);
  }
  return replaceValue(text, known, edit.value);
}

/** The node at a pointer; nothing behind an alias, which stands elsewhere as well. */
function find(root: unknown, pointer: string): unknown {
  return parsePointer(pointer).reduce<unknown>((node, step) => {
    if (isMap(node)) return node.items.find((pair) => keyOf(pair) === step)?.value;
    return isSeq(node) ? node.items[Number(step)] : undefined;
  }, root);
}

function keyOf({ key }: Pair): string | undefined {
  return isScalar(key) ? String(key.value) : undefined;
}

type Collection = YAMLMap | YAMLSeq;

/** Writes items or entries behind the last one of a collection, in its style. */
function appendTo(text: string, owner: Collection, added: object): string | undefined {
  const [start, end] = owner.range ?? [0, 0];
  const last = owner.items.at(-1);
  if (owner.flow === true) {
    if (last === undefined) {
      const at = start + 1;
      const after = end === at + 1 ? " " : "";
      return `${text.slice(0, at)} ${inFlow(text, added)}${after}${text.slice(at)}`;
    }
    const span = spanOf(last);
    if (span === undefined) return undefined;
    const lead = text.slice(lineStart(text, span[0]), span[0]);
    const gap = /^\s*$/u.test(lead) ? newlineOf(text) + lead : " ";
    return `${text.slice(0, span[1])},${gap}${inFlow(text, added)}${text.slice(span[1])}`;
  }
  if (last === undefined) return undefined;
  const indent = start - lineStart(text, start);
  const written = stringify(added, {
    ...quotesOf(owner),
    aliasDuplicateObjects: false,
    lineWidth: Math.max(width - indent, 40),
  });
  const lines = written
    .trimEnd()
    .split("\n")
    .map((line) => (line === "" ? "" : " ".repeat(indent) + line));
  return insertBelow(text, contentEnd(text, last), lines);
}

/** The quotes that all items of a list stand in, if they do. */
function quotesOf(owner: Collection): ToStringOptions {
  const types = new Set(owner.items.map((item) => (isScalar(item) ? item.type : undefined)));
  const [type] = types;
  if (types.size > 1 || (type !== "QUOTE_SINGLE" && type !== "QUOTE_DOUBLE")) return {};
  return { defaultStringType: type, singleQuote: type === "QUOTE_SINGLE" };
}

/** Writes entries before the first one of a mapping, and before the comments above it. */
function prependTo(text: string, owner: YAMLMap, added: object): string | undefined {
  const [start] = owner.range ?? [0];
  const [first] = owner.items;
  if (owner.flow === true || first === undefined) {
    return first === undefined
      ? appendTo(text, owner, added)
      : `${text.slice(0, start + 1)} ${inFlow(text, added)},${text.slice(start + 1)}`;
  }
  const at = spanOf(first)?.[0] ?? 0;
  const lead = text.slice(lineStart(text, at), at);
  if (!/^ *$/u.test(lead)) return undefined;
  const above = text.slice(0, lineStart(text, at)).split("\n");
  above.pop();
  while (/^\s*(?:#.*)?$/u.test(above.at(-1) ?? "-")) above.pop();
  return insertBelow(text, above.join("\n").length, [lead + inFlow(text, added)]);
}

function insertBelow(text: string, offset: number, lines: readonly string[]): string {
  const newline = newlineOf(text);
  const block = lines.join(newline);
  const index = text.indexOf("\n", offset);
  if (index < 0) return text + newline + block;
  return text.slice(0, index + 1) + block + newline + text.slice(index + 1);
}

function replaceValue(text: string, { value }: Pair, to: JsonValue): string | undefined {
  const node = value as Node | null;
  const isBlock = isScalar(node) && (node.type ?? "").startsWith("BLOCK");
  const isBlockCollection = isCollection(node) && node.flow !== true;
  const { range } = node ?? {};
  if (!range || isAlias(node) || isBlock || isBlockCollection) return undefined;
  return text.slice(0, range[0]) + inLine(text, to) + text.slice(range[1]);
}

function removeFrom(text: string, owner: Collection, step: string): string | undefined {
  const { items } = owner;
  const index = isMap(owner) ? owner.items.findIndex((pair) => keyOf(pair) === step) : Number(step);
  const item = items[index];
  const span = spanOf(item);
  if (span === undefined || items.length === 1 || isExplained(item)) return undefined;
  if (owner.flow === true) {
    const next = spanOf(items[index + 1]);
    if (next !== undefined) return text.slice(0, span[0]) + text.slice(next[0]);
    const before = spanOf(items[index - 1]);
    return before === undefined ? undefined : text.slice(0, before[1]) + text.slice(span[1]);
  }
  const from = lineStart(text, span[0]);
  const lead = text.slice(from, span[0]);
  if (!(isMap(owner) ? /^ *$/u : /^ *- +$/u).test(lead)) return undefined;
  const to = text.indexOf("\n", contentEnd(text, item));
  return text.slice(0, from) + (to < 0 ? "" : text.slice(to + 1));
}

/** Whether a comment stands above an item, which would then speak of the next one. */
function isExplained(item: unknown): boolean {
  const node = isPair(item) ? item.key : item;
  return ((node as Node | null)?.commentBefore ?? "") !== "";
}

/** Where an item or an entry starts and ends. */
function spanOf(item: unknown): readonly [number, number] | undefined {
  if (isPair(item)) {
    const [key, value] = [item.key as Node | null, item.value as Node | null];
    if (!key?.range) return undefined;
    return [key.range[0], value?.range?.[1] ?? key.range[1]];
  }
  const range = (item as Node | null | undefined)?.range;
  return range ? [range[0], range[1]] : undefined;
}

/** Where the last character of an item stands that is neither a comment nor white space. */
function contentEnd(text: string, item: unknown): number {
  const node = isPair(item) ? (item.value ?? item.key) : item;
  if (isCollection(node) && node.flow !== true && node.items.length > 0) {
    return contentEnd(text, node.items.at(-1));
  }
  let end = (node as Node | null)?.range?.[1] ?? 0;
  while (end > 0 && /\s/u.test(text.charAt(end - 1))) end -= 1;
  return end;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

function newlineOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** Items or entries as they stand between the brackets of a text's collections. */
function inFlow(text: string, added: object): string {
  return inLine(text, added as JsonValue)
    .slice(1, -1)
    .trim();
}

/** A value in one line of a text, as JSON in what is JSON. */
function inLine(text: string, value: JsonValue): string {
  // No line break stands within a text of JSON.
  if (isJson(text)) return JSON.stringify(value, null, 1).replace(/\n */gu, " ");
  const options = { collectionStyle: "flow", lineWidth: 0, aliasDuplicateObjects: false } as const;
  return stringify(value, { ...options, blockQuote: false }).trimEnd();
}
