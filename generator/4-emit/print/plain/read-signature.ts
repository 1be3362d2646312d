import type { Cursor } from "./cursor.js";
import { assertPlain, flatText, type Layout, pad, printWidth } from "./layout.js";
import { readType } from "./read-type.js";

/** `(input: A, options?: B): C`, after a name; in JavaScript without types. */
export function readSignature(cursor: Cursor, name: string): Layout {
  cursor.pass("(");
  const parameters: string[] = [];
  while (!cursor.accept(")")) {
    const start = readPattern(cursor) + (cursor.accept("?") ? "?" : "");
    const type = cursor.accept(":") ? `: ${flatText(readType(cursor))}` : "";
    parameters.push(start + type + readDefault(cursor));
    if (!cursor.accept(",")) assertPlain(cursor.is(")"));
  }
  const result = cursor.accept(":") ? `: ${flatText(readType(cursor))}` : "";
  const [first, second] = parameters;
  return {
    flat: `${name}(${parameters.join(", ")})${result}`,
    broken: (indent) => {
      // One that can be left out is never on a line of its own.
      assertPlain(first !== undefined && (second !== undefined || !first.endsWith("}")));
      assertPlain(parameters.every((each) => indent + 2 + each.length + 1 <= printWidth));
      const lines = parameters.map((each) => `${pad(indent + 2)}${each},\n`);
      return `${name}(\n${lines.join("")}${pad(indent)})${result}`;
    },
  };
}

/** A name, or those that a value is taken apart into. */
export function readPattern(cursor: Cursor): string {
  if (!cursor.accept("{")) return cursor.word();
  const names: string[] = [];
  do {
    assertPlain(cursor.peek().lines === 0);
    names.push(cursor.word());
  } while (cursor.accept(","));
  cursor.pass("}");
  return `{ ${names.join(", ")} }`;
}

/** An object without properties is the only default. */
function readDefault(cursor: Cursor): string {
  if (!cursor.accept("=")) return "";
  cursor.pass("{");
  cursor.pass("}");
  return " = {}";
}
