import type { LoadOptions } from "js-yaml";
import { parsePointer } from "../openapi/pointer.js";
import type { Position, Span } from "../types/diagnostic.js";
import type { Document } from "../types/document.js";

/** Notes where values stand while js-yaml reads them. */
export interface PositionRecorder {
  readonly listener: NonNullable<LoadOptions["listener"]>;
  /**
   * Where the value at a JSON Pointer stands, as `Document.locate` says; `"unsure"` where the notes do not
   * fit what was read, as with explicit keys and properties of nodes.
   */
  readonly locate: (...request: Parameters<Document["locate"]>) => Span | "unsure";
}

/** A node as js-yaml meets it: it opens before the white space, and closes behind it. */
interface Note {
  readonly opened: number;
  closed: number;
  result: unknown;
  /** A mapping's keys and values by turns, a list's items. */
  readonly children: Note[];
  /** The children by key, once somebody has asked for one. */
  index?: ReadonlyMap<string, Child>;
  /** Where it stands, once somebody has asked. */
  span?: Span | "unsure";
}

/** Starts a recorder for a text that is about to be read. */
export function recordPositions(text: string): PositionRecorder {
  const open: Note[] = [];
  let root: Note | undefined;
  let lines: readonly number[] | undefined;

  const findSpan = ({ opened, closed }: Note): Span | "unsure" => {
    lines ??= lineStarts(text);
    const start = skipSpace(text, opened);
    // Tags and anchors belong to no value.
    if (/[!&]/u.test(text.charAt(start))) return "unsure";
    if (start >= closed) {
      return { start: toPosition(lines, opened), end: toPosition(lines, opened) };
    }
    const end = start + text.slice(start, closed).trimEnd().length;
    return { start: toPosition(lines, start), end: toPosition(lines, end) };
  };

  return {
    listener: (event, { position, result }) => {
      if (event === "open") {
        open.push({ opened: position, closed: position, result: undefined, children: [] });
        return;
      }
      const note = open.pop();
      if (note === undefined) return;
      Object.assign(note, { closed: position, result });
      const parent = open.at(-1);
      if (parent === undefined) root = note;
      else parent.children.push(note);
    },
    locate: (pointer, part = "value") => {
      let [key, value]: [Note | undefined, Note | undefined] = [undefined, close(root)];
      for (const segment of parsePointer(pointer)) {
        const inner = childOf(value, segment);
        if (inner === "unsure") return inner;
        if (inner === undefined) break;
        key = inner.key;
        value = close(inner.value);
      }
      const note = part === "key" ? (key ?? value) : value;
      if (note === undefined) return "unsure";
      note.span ??= findSpan(note);
      return note.span;
    },
  };
}

/** js-yaml reads what may be a key twice: as such, and as the value that it turns out to be. */
function close(note: Note | undefined): Note | undefined {
  let current = note;
  while (current?.children.length === 1 && isObject(current.result)) {
    const [only] = current.children;
    if (only?.result !== current.result) break;
    current = only;
  }
  return current;
}

interface Child {
  readonly key?: Note;
  readonly value: Note;
}

function childOf(note: Note | undefined, segment: string): Child | "unsure" | undefined {
  if (note === undefined || !isObject(note.result)) return undefined;
  if (note.index !== undefined) return note.index.get(segment);
  const { result, children } = note;
  const size = Array.isArray(result) ? result.length : 2 * Object.keys(result).length;
  if (children.length !== size) return "unsure";
  note.index = indexChildren(note);
  return note.index.get(segment);
}

function indexChildren({ result, children }: Note): ReadonlyMap<string, Child> {
  const isList = Array.isArray(result);
  return new Map(
    children.flatMap((note, position): [string, Child][] => {
      if (isList) return [[String(position), { value: note }]];
      const value = children[position + 1];
      if (position % 2 === 1 || value === undefined) return [];
      return [[String(note.result), { key: note, value }]];
    }),
  );
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Where the next thing stands that is neither white space nor a comment. */
function skipSpace(text: string, from: number): number {
  const space = /(?:[ \t\r\n]+|(?<=^|[ \t\r\n])#[^\n]*)*/uy;
  space.lastIndex = from;
  space.test(text);
  return space.lastIndex;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** The last line that starts at or before an offset, found by halving. */
function toPosition(lines: readonly number[], offset: number): Position {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lines[low] ?? 0) + 1 };
}
