import type { Words } from "../diagnostics/problem.js";

/** A slip that explains why a text is no YAML. */
export interface Slip {
  /** The offsets where it starts and ends. */
  readonly range: readonly [number, number];
  readonly words: Words;
}

/** How far above the place where a reader gives up its cause may lie, in lines. */
const reach = 3;

/**
 * Finds what an author probably did wrong at or just above the offset where a reader of YAML gave up: readers name the
 * place where they noticed.
 */
export function findSlip(text: string, offset: number): Slip | undefined {
  let start = text.lastIndexOf("\n", offset - 1) + 1;
  for (let lines = 0; lines <= reach; lines += 1) {
    const end = text.indexOf("\n", start);
    const line = text.slice(start, end < 0 ? undefined : end);
    for (const { pattern, words, near } of slips) {
      const { index } = pattern.exec(line) ?? {};
      if (index === undefined || (near && lines > 0)) continue;
      const at = start + index + line.slice(index).search(/[^ ]/u);
      return { range: [at, start + line.trimEnd().length], words };
    }
    if (start === 0) return undefined;
    start = text.lastIndexOf("\n", start - 2) + 1;
  }
  return undefined;
}

/** Lines that go wrong, each with what is to be said; `near` ones may be right where the reader did not stop. */
const slips: readonly { pattern: RegExp; words: Words; near: boolean }[] = [
  {
    pattern: /(?<=^[^"'#]*:) #\//u,
    words: [
      "A # after a space begins a comment, so that nothing stands here.",
      'put the reference in quotes, as in $ref: "#/components/schemas/Name"',
    ],
    near: false,
  },
  {
    pattern: /^\s*-(?=[\w"'{[$])(?!-)/u,
    words: [
      "There is no space after the hyphen, so that this is no item of a list.",
      "write a space after the hyphen",
    ],
    near: false,
  },
  {
    pattern: /^ *\t/u,
    words: [
      "A tab indents this line, which YAML does not allow.",
      "write spaces in place of the tab",
    ],
    near: true,
  },
  {
    pattern: /(?<=^\s*(?:- )?[\w$-]+: )(?![\s"'{[|>&*#])[^#]*:(?:\s|$)/u,
    words: [
      "A colon with a space after it stands within the value, and begins another key.",
      "put the value in quotes",
    ],
    near: true,
  },
];
