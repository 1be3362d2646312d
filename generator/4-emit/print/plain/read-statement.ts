import type { Cursor } from "./cursor.js";
import {
  assertPlain,
  atom,
  flatten,
  flatText,
  type Layout,
  placeAfter,
  placeDocs,
  printWidth,
} from "./layout.js";
import { readClassBody, readFunction } from "./read-function.js";
import { readMembers, readType, readTypeArguments } from "./read-type.js";
import { readConstant, readStep, readValue } from "./read-value.js";

/** Reads a statement, and gives it as it is printed. */
export function readStatement(cursor: Cursor): string {
  const docs = cursor.docs();
  const text = readPlain(cursor);
  return docs === undefined ? text : `${placeDocs(docs, 0)}\n${text}`;
}

function readPlain(cursor: Cursor): string {
  if (cursor.accept("import")) return readImport(cursor);
  let head = cursor.accept("export") ? "export " : "";
  if (head !== "") {
    if (cursor.is("{") || cursor.is("*") || (cursor.is("type") && cursor.peek(1).text === "{")) {
      return readNames("export", cursor);
    }
    if (cursor.accept("default")) return ended(cursor, "export default", readValue(cursor));
  }
  if (cursor.accept("interface")) return readInterface(cursor, head);
  if (cursor.accept("type")) {
    const start = `${head}type ${cursor.word()} =`;
    cursor.pass("=");
    const type = readType(cursor);
    const isBroken = type.flat === undefined || start.length + type.flat.length + 2 > printWidth;
    if (isBroken && type.kind === "lookup" && type.flat?.startsWith("(typeof ") === true) {
      cursor.pass(";");
      return `${start}\n  ${type.flat};`;
    }
    assertPlain(!isBroken || type.kind === "union" || type.kind === "object");
    return ended(cursor, start, type);
  }
  if (cursor.is("async") && cursor.peek(1).text === "function") {
    cursor.next();
    head += "async ";
  }
  if (cursor.accept("function")) return readFunction(cursor, `${head}function ${cursor.word()}`, 0);
  if (cursor.accept("class")) {
    const start = `${head}class ${cursor.word()}${readHeritage(cursor, "implements")}`;
    assertPlain(start.length + 2 <= printWidth);
    return `${start} ${readClassBody(cursor)}`;
  }
  if (head === "") return readStep(cursor)(0);
  cursor.pass("const");
  return readConstant(cursor, head)(0);
}

function ended(cursor: Cursor, head: string, layout: Layout): string {
  cursor.pass(";");
  return `${placeAfter(head, layout, 0, 1)};`;
}

function readImport(cursor: Cursor): string {
  const isType = cursor.is("type") && cursor.peek(1).text !== "from" ? " type" : "";
  if (cursor.is("{") || isType !== "") return readNames("import", cursor);
  const name = cursor.word();
  return cursor.accept(",")
    ? readNames(`import ${name},`, cursor)
    : `import ${name}${readFrom(cursor)}`;
}

function readFrom(cursor: Cursor): string {
  cursor.pass("from");
  const text = ` from ${cursor.string().flat};`;
  cursor.pass(";");
  return text;
}

/** `import { a, type B } from "c";` and what is exported so. */
function readNames(start: string, cursor: Cursor): string {
  let head = start;
  if (cursor.accept("*")) return `${head} *${readFrom(cursor)}`;
  if (cursor.accept("type")) head += " type";
  cursor.pass("{");
  const names: Layout[] = [];
  while (!cursor.accept("}")) {
    const words = [cursor.word()];
    while (cursor.peek().kind === "word") words.push(cursor.word());
    names.push(atom(words.join(" ")));
    if (!cursor.accept(",")) assertPlain(cursor.is("}"));
  }
  const from = readFrom(cursor);
  assertPlain(names.length > 0);
  const flat = flatten(names, [`${head} { `, ", ", ` }${from}`]);
  if (flat !== undefined) return flat;
  assertPlain(names.length > 1);
  return `${head} {\n${names.map((each) => `  ${each.flat},\n`).join("")}}${from}`;
}

function readInterface(cursor: Cursor, head: string): string {
  const start = `${head}interface ${cursor.word()}${readHeritage(cursor, "extends")}`;
  assertPlain(start.length + 2 <= printWidth);
  const members = readMembers(cursor, true);
  return `${start} ${members.size === 0 ? "{}" : members.broken(0, 0, 0)}`;
}

/** `extends Name<Type>` */
function readHeritage(cursor: Cursor, word: string): string {
  if (!cursor.accept(word)) return "";
  const name = cursor.word();
  return ` ${word} ${name}${cursor.is("<") ? flatText(readTypeArguments(cursor)) : ""}`;
}
