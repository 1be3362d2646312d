import * as fc from "fast-check";
import { fuzz } from "../fuzz.js";

/** Texts made of what some language, shell or terminal takes for its own, and of anything else; the same ones each time. */
export function hostileTexts(count: number): readonly string[] {
  const piece = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...pieces) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
    { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...halves), maxLength: 2 }) },
  );
  const text = fc.array(piece, { maxLength: 8 }).map((all) => all.join(""));
  const { seed } = fuzz(count);
  return [...whole, ...fc.sample(text, { numRuns: count - whole.length, seed })];
}

/** Half of a character, which JSON can say and UTF-8 cannot. */
const halves = ["\ud800", "\udfff"];

const whole = [
  "",
  "__proto__",
  "constructor",
  "JSON",
  "EOF",
  "@/etc/passwd",
  "-",
  "--next",
  "=",
  "null",
];

const pieces = [
  ...[
    "'",
    '"',
    "`",
    "\\",
    "$",
    "$HOME",
    "${HOME}",
    "$(id)",
    "`id`",
    "!",
    "!!",
    "%",
    "%41",
    "%s",
    "#",
  ],
  ...[
    '"""',
    "'''",
    "\\n",
    "\\u0022",
    "\\u005c",
    "\\",
    "\\'",
    "\\`",
    "${",
    "}",
    "{{",
    "#{1+1}",
    "\\x41",
  ],
  ...[
    "\n",
    "\r",
    "\r\n",
    "\t",
    "\0",
    "\u0007",
    "\u001b[2J",
    "\u007f",
    "\u0085",
    "\u2028",
    "\u2029",
  ],
  ...[
    "\nJSON\n",
    "\nEOF\n",
    "</script>",
    "<!--",
    "*/",
    "//",
    "/*",
    "&",
    "=",
    "+",
    ";",
    "|",
    ">",
    "@",
  ],
  ...[
    "\u202e",
    "\u2066",
    "\u200b",
    "\ufeff",
    "é",
    "ß",
    "😀",
    "中",
    "e\u0301",
    "[",
    "]",
    "[]",
    "?",
    "~",
    "*",
  ],
  ...["a", "Z", "0", " ", "  ", "true", "__proto__", "../", "..", "/", ":", ",", ".", "-", "_"],
];
