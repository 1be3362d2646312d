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
    const values = valueStarts(line);
    for (const { pattern, words, near, isValue = false } of slips) {
      if (near && lines > 0) continue;
      const index = isValue
        ? values.find((each) => matchesAt(pattern, line, each))
        : pattern.exec(line)?.index;
      if (index === undefined) continue;
      const at = start + index + line.slice(index).search(/[^ ]/u);
      return { range: [at, start + line.trimEnd().length], words };
    }
    if (start === 0) return undefined;
    start = text.lastIndexOf("\n", start - 2) + 1;
  }
  return undefined;
}

const colonInValue: Words = [
  "A colon with a space after it stands within the value, and begins another key.",
  "put the value in quotes",
];

/** Where a value begins in a line: in a block, of a list or after a key, or after a key within braces. */
function valueStarts(line: string): number[] {
  const [before = "", marks = ""] = /^(\s*(?:- +)*)(?:[\w$./"'{}-]+: +)?/u.exec(line) ?? [];
  const inner = [...line.matchAll(/[{,] *[\w$-]+: +/gu)];
  return [marks.length, before.length, ...inner.map(({ index, 0: key }) => index + key.length)];
}

function matchesAt(pattern: RegExp, line: string, index: number): boolean {
  const sticky = new RegExp(pattern, "uy");
  sticky.lastIndex = index;
  return sticky.test(line);
}

interface SlipPattern {
  readonly pattern: RegExp;
  readonly words: Words;
  /** Whether the line may be right where the reader did not stop. */
  readonly near: boolean;
  /** Whether only the start of a value can match. */
  readonly isValue?: boolean;
}

/** Lines that go wrong, each with what is to be said. */
const slips: readonly SlipPattern[] = [
  {
    pattern: /^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?\r?$/u,
    words: [
      "Git wrote this line for a conflict, and it is still here.",
      "keep what is right of both sides, and remove this line",
    ],
    near: false,
  },
  {
    // Looks back from the # alone, or a long line would be read once for each colon.
    pattern: / #\/(?<=^[^"'#]*: #\/)/u,
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
    pattern: /[`@%]/u,
    words: ["No value can begin with this sign, unless in quotes.", "put the value in quotes"],
    near: true,
    isValue: true,
  },
  {
    pattern: /\*[^\s,\]}]+ +[^\s#,\]}:]/u,
    words: [
      "A value that begins with * is an alias of another value, and no text can follow it.",
      "put the value in quotes",
    ],
    near: true,
    isValue: true,
  },
  {
    pattern: /(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*') *[^\s#,\]}:"']/u,
    words: [
      "More text follows the quote that ends this value.",
      "put all of the value in quotes; in single ones, write a quote that belongs to it twice",
    ],
    near: true,
    isValue: true,
  },
  {
    pattern: /(?:\[[^[\]]*\]|\{[^{}]*\})(?: +[^\s#,\]}]|[^\s,\]}:])/u,
    words: [
      "A value that begins with [ or { is a list or a mapping, and no text can follow it.",
      "put the value in quotes",
    ],
    near: true,
    isValue: true,
  },
  {
    pattern: /(?<=^\s*(?:- )?[\w$-]+: )(?![\s"'{[|>&*#])[^#]*:(?:\s|$)/u,
    words: colonInValue,
    near: true,
  },
  {
    pattern: /(?<=[{,] *[\w$-]+: )(?![\s"'{[|>&*#])[^#,{}[\]]*:\s/u,
    words: colonInValue,
    near: true,
  },
];
