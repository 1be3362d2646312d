import { quote } from "../diagnostics/quote.js";
import type { Slip } from "./find-slip.js";

/** Finds a key or an item of a list that stands where none can, at or below the line where a reader of YAML gave up. */
export function findPlaceSlip(text: string, offset: number): Slip | undefined {
  const line = lineAt(text, offset);
  return besideKey(line) ?? belowValue(text, line) ?? belowIndented(text, line);
}

interface Line {
  readonly text: string;
  readonly start: number;
  readonly indent: number;
}

function lineAt(text: string, offset: number): Line {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", start);
  const line = text.slice(start, end < 0 ? undefined : end);
  return { text: line, start, indent: line.search(/[^ ]|$/u) };
}

/** The next line that holds anything. */
function lineBelow(text: string, above: Line): Line | undefined {
  let line = above;
  do {
    const start = line.start + line.text.length + 1;
    if (start >= text.length) return undefined;
    line = lineAt(text, start);
  } while (isEmpty(line));
  return line;
}

function lineAbove(text: string, below: Line): Line | undefined {
  let line = below;
  do {
    if (line.start === 0) return undefined;
    line = lineAt(text, line.start - 1);
  } while (isEmpty(line));
  return line;
}

function isEmpty(line: Line): boolean {
  return /^\s*(?:#.*)?$/u.test(line.text);
}

/** Finds an item of a list on the line of its key. */
export function findBesideKey(text: string, offset: number): Slip | undefined {
  return besideKey(lineAt(text, offset));
}

/** Finds a key below one that has a value beside it, where a reader of YAML gave up at a comment between them. */
export function findBelowComment(text: string, offset: number): Slip | undefined {
  const line = lineAt(text, offset);
  return isEmpty(line) ? belowValue(text, line) : undefined;
}

/** An item of a list on the line of its key. */
function besideKey({ text, start }: Line): Slip | undefined {
  const [whole] = /^ *(?:- +)*["']?[\w$./{}-]+["']?: +(?=- )/u.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return {
    range: [start + whole.length, start + text.trimEnd().length],
    words: [
      "The list of a key cannot begin on the line of the key.",
      "begin it on the next line, with each item on a line of its own",
    ],
  };
}

/** A key, or an item, that is indented as if it were inside of a key that has a value beside it. */
function belowValue(text: string, line: Line): Slip | undefined {
  const above = keyWithValue.test(line.text) ? line : lineAbove(text, line);
  const [, before = "", key = ""] = keyWithValue.exec(above?.text ?? "") ?? [];
  if (above === undefined || key === "") return undefined;
  let below = lineBelow(text, above);
  while (below !== undefined && below.indent > before.length) {
    if (/^ *(?:- |["']?[\w$./{}-]+["']?:(?:\s|$))/u.test(below.text))
      return {
        range: contentOf(below),
        words: [
          `${quote(key)} has a value on its own line, so that this line cannot be inside it.`,
          `indent this line like ${quote(key)}; or remove the value from the line of ${quote(key)}`,
        ],
      };
    below = lineBelow(text, below);
  }
  return undefined;
}

/** A key with a value beside it that is no block of text. */
const keyWithValue = /^( *(?:- +)*)["']?([\w$./{}-]+)["']?: +[^\s#|>&!]/u;

/** Finds an item of a list among the keys of a mapping, where a reader of YAML took it for a key. */
export function findLooseItem(text: string, offset: number): Slip | undefined {
  const line = lineAt(text, offset);
  if (offset !== line.start + line.indent || !/^ *-(?: |$)/u.test(line.text)) return undefined;
  return {
    range: contentOf(line),
    words: [
      "This is an item of a list, among the keys of a mapping.",
      "put it below the key whose list it belongs to, or remove the hyphen",
    ],
  };
}

/** A key that is indented less than the first key of the text. */
function belowIndented(text: string, line: Line): Slip | undefined {
  const top = lineAt(text, 0);
  const first = isEmpty(top) ? lineBelow(text, top) : top;
  if (first === undefined || first.start >= line.start || first.indent <= line.indent) {
    return undefined;
  }
  return {
    range: contentOf(first),
    words: [
      "The first key is indented more than a key below it.",
      "indent all keys of a mapping alike",
    ],
  };
}

function contentOf({ text, start, indent }: Line): readonly [number, number] {
  return [start + indent, start + text.trimEnd().length];
}
