import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Pair,
  type YAMLMap,
} from "yaml";
import { parsePointer } from "../openapi/pointer.js";
import type { Span } from "../types/diagnostic.js";
import type { Document } from "../types/document.js";
import { isMergeKey } from "./inspect-nodes.js";

/** Makes a document's `locate`: it walks the YAML nodes, through aliases and merge keys, to where a pointer leads. */
export function createLocate({ root, aliases, lines }: LocateInput): Document["locate"] {
  const indexes = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();
  const resolve = (node: unknown): unknown => (isAlias(node) ? aliases.get(node) : node);

  const indexOf = (map: YAMLMap): ReadonlyMap<string, Pair> => {
    const known = indexes.get(map);
    if (known !== undefined) return known;
    const { items } = map;
    const [merges, own] = [items.filter(isMerge), items.filter((pair) => !isMerge(pair))];
    const sources = merges.flatMap(({ value }) => {
      const source = resolve(value);
      return isSeq(source) ? source.items.map(resolve) : [source];
    });
    // Own keys win over merged ones, and among those the first: the last to be set here.
    const merged = sources
      .reverse()
      .flatMap((source) => (isMap(source) ? [...indexOf(source)] : []));
    const index = new Map([...merged, ...own.map((pair) => [keyText(pair), pair] as const)]);
    indexes.set(map, index);
    return index;
  };

  const childOf = (parent: unknown, segment: string): Location | undefined => {
    const node = resolve(parent);
    if (isMap(node)) return indexOf(node).get(segment);
    if (isSeq(node) && /^(?:0|[1-9]\d*)$/u.test(segment) && Number(segment) < node.items.length) {
      return { value: node.items[Number(segment)] };
    }
    return undefined;
  };

  return (pointer, part = "value") => {
    let location: Location = { value: root };
    for (const segment of parsePointer(pointer)) {
      const child = childOf(location.value, segment);
      if (child === undefined) break;
      location = child;
    }
    const node = (part === "key" ? location.key : undefined) ?? location.value;
    const [start, end] = (node as Node | null | undefined)?.range ?? [0, 0];
    return toSpan(lines, [start, end]);
  };
}

/** What `createLocate` walks: the document's root, and the node that each alias stands for. */
export interface LocateInput {
  readonly root: Node | null;
  readonly aliases: ReadonlyMap<Alias, Node>;
  readonly lines: LineCounter;
}

/** The location that two offsets of a text span. */
export function toSpan(lines: LineCounter, [start, end]: readonly [number, number]): Span {
  return { start: toPosition(lines, start), end: toPosition(lines, end) };
}

/** A value, with its key where it is one of a mapping. */
interface Location {
  readonly key?: unknown;
  readonly value: unknown;
}

function isMerge(pair: Pair): boolean {
  return isMergeKey(pair.key);
}

function keyText({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : "";
}

/** An empty text has no lines yet: its only location is the first. */
function toPosition(lines: LineCounter, offset: number): Span["start"] {
  const { line, col } = lines.linePos(offset);
  return line === 0 ? { line: 1, column: 1 } : { line, column: col };
}
