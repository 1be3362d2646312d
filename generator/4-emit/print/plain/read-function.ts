import type { Cursor } from "./cursor.js";
import { assertPlain, flatText, place, placeAfter, placeDocs } from "./layout.js";
import { readSignature } from "./read-signature.js";
import { readType } from "./read-type.js";
import { readBlock, readValue } from "./read-value.js";

/** A function or a method, from its parameters on. */
export function readFunction(cursor: Cursor, name: string, indent: number): string {
  const head = place(readSignature(cursor, name), indent, indent, " {".length);
  return `${head} ${readBlock(cursor)(indent)}`;
}

/** The members of a class between their braces. */
export function readClassBody(cursor: Cursor): string {
  cursor.pass("{");
  const members: string[] = [];
  while (!cursor.accept("}")) {
    const gap = cursor.peek().lines > 1 && members.length > 0 ? "\n" : "";
    const docs = cursor.docs();
    const before = docs === undefined ? "" : `  ${placeDocs(docs, 2)}\n`;
    members.push(`${gap}${before}  ${readMember(cursor)}\n`);
  }
  assertPlain(members.length > 0);
  return `{\n${members.join("")}}`;
}

function readMember(cursor: Cursor): string {
  const isConstant = cursor.accept("readonly");
  const name = (isConstant ? "readonly " : "") + cursor.word();
  if (!isConstant) return readFunction(cursor, name, 2);
  let text: string;
  if (cursor.accept("=")) {
    const value = readValue(cursor);
    assertPlain(value.kind === "object");
    text = placeAfter(`${name} =`, value, 2, 1);
  } else {
    cursor.pass(":");
    text = `${name}: ${flatText(readType(cursor))}`;
  }
  cursor.pass(";");
  return `${text};`;
}
