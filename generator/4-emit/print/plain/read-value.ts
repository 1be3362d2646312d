import type { Cursor } from "./cursor.js";
import {
  assertPlain,
  atom,
  flatOnly,
  flatText,
  type Layout,
  pad,
  place,
  placeAfter,
  printWidth,
  wrapped,
} from "./layout.js";
import { readPattern, readSignature } from "./read-signature.js";
import { readType, readTypeArguments } from "./read-type.js";
import {
  type Entry,
  layOutArray,
  layOutArrow,
  layOutCall,
  layOutFunction,
  layOutObject,
} from "./value-layouts.js";

/** Places statements at an indentation, which stands before their first line already. */
export type Place = (indent: number) => string;

/** Reads a value: a literal, a name, a call, a function, or one of two. */
export function readValue(cursor: Cursor): Layout {
  const { kind, text } = cursor.peek();
  if (kind === "string") return cursor.string();
  if (kind === "number") return flatOnly(atom(cursor.number(), "number"));
  if (text === "{") return readObject(cursor);
  if (text === "[") return readArray(cursor);
  if (text === "(") return readArrow(cursor);
  if (cursor.accept("async")) {
    assertPlain(cursor.is("(") && cursor.peek().lines === 0);
    return { ...wrapped("async ", readArrow(cursor)), kind: "function" };
  }
  const pure = "/* @__PURE__ */";
  if (kind === "comment") {
    assertPlain(text === pure && cursor.peek(1).lines === 0);
    cursor.next();
    return wrapped(`${pure} `, readCall(cursor));
  }
  return readChoice(cursor);
}

/** `call ?? value`, on one line. */
function readChoice(cursor: Cursor): Layout {
  const first = readCall(cursor);
  if (!cursor.accept("??")) return first;
  const other = cursor.peek().kind === "string" ? cursor.string() : readCall(cursor);
  return flatOnly(atom(`${flatText(first)} ?? ${flatText(other)}`));
}

function readObject(cursor: Cursor): Layout {
  cursor.pass("{");
  let mayBeFlat = cursor.peek().lines === 0;
  const entries: Entry[] = [];
  while (!cursor.accept("}")) {
    const gap = cursor.peek().lines > 1 && entries.length > 0 ? "\n" : "";
    const docs = cursor.docs(entries.length === 0);
    mayBeFlat &&= docs === undefined && gap === "";
    entries.push({ gap, docs, ...readEntry(cursor) });
    if (!cursor.accept(",")) assertPlain(cursor.is("}"));
  }
  return layOutObject(entries, mayBeFlat);
}

function readEntry(cursor: Cursor): Pick<Entry, "key" | "value"> {
  if (cursor.accept("...")) return { value: flatOnly(atom(`...${flatText(readCall(cursor))}`)) };
  const key = cursor.key();
  if (cursor.accept(":")) return { key: `${key}:`, value: readValue(cursor) };
  return { value: flatOnly(atom(key)) };
}

function readArray(cursor: Cursor): Layout {
  cursor.pass("[");
  const items: Layout[] = [];
  while (!cursor.accept("]")) {
    assertPlain(cursor.peek().lines < 2);
    items.push(readValue(cursor));
    if (!cursor.accept(",")) assertPlain(cursor.is("]"));
  }
  return layOutArray(items);
}

/** What is no name where a value begins. */
const keywords = new Set(
  "await case class delete do else for function if import in return switch throw try typeof var void while with yield".split(
    " ",
  ),
);

/** `name`, `a.name<Type>(value, …)`, `new Name(value, …)`, or, on one line, `a?.["b"]` and `a(value, …).b(value, …)` */
export function readCall(cursor: Cursor): Layout {
  const isNew = cursor.accept("new");
  assertPlain(!keywords.has(cursor.peek().text));
  let name = (isNew ? "new " : "") + cursor.word();
  let isCalled = true;
  for (;;) {
    if (cursor.accept(".")) name += `.${cursor.word()}`;
    else if (cursor.is("?.") || cursor.is("[")) {
      isCalled = false;
      name += cursor.accept("?.") ? `?.${cursor.word()}` : readIndex(cursor);
    } else break;
  }
  if (cursor.is("<")) name += flatText(readTypeArguments(cursor));
  if (!isNew && !cursor.is("(")) return flatOnly(atom(name));
  assertPlain(isCalled);
  const call = layOutCall(name, readArguments(cursor));
  if (!isNew && cursor.is(".") && cursor.peek().lines === 0) {
    cursor.pass(".");
    const next = layOutCall(`${flatText(call)}.${cursor.word()}`, readArguments(cursor));
    assertEnd(cursor);
    return flatOnly(atom(flatText(next)));
  }
  assertEnd(cursor);
  return call;
}

/** Fails where another call or an operator follows. */
function assertEnd(cursor: Cursor): void {
  assertPlain(/^(?:[,;)}\]]|\?\?|as|instanceof|[!=]==)$/u.test(cursor.peek().text));
}

function readIndex(cursor: Cursor): string {
  cursor.pass("[");
  const text = `[${flatText(cursor.string())}]`;
  cursor.pass("]");
  return text;
}

function readArguments(cursor: Cursor): readonly Layout[] {
  cursor.pass("(");
  const values: Layout[] = [];
  while (!cursor.accept(")")) {
    assertPlain(cursor.peek().lines < 2);
    values.push(readValue(cursor));
    if (!cursor.accept(",")) assertPlain(cursor.is(")"));
  }
  return values;
}

function readArrow(cursor: Cursor): Layout {
  const signature = readSignature(cursor, "");
  assertPlain(cursor.peek().lines === 0);
  cursor.pass("=>");
  return cursor.is("{")
    ? layOutFunction(signature, readBlock(cursor))
    : layOutArrow(signature, readChoice(cursor));
}

/** The statements of a function between their braces, with remarks on lines of their own or behind one. */
export function readBlock(cursor: Cursor): Place {
  cursor.pass("{");
  const parts: (readonly [gap: string, part: Place])[] = [];
  let isRemark = true;
  while (!cursor.accept("}")) {
    const { kind, lines, text } = cursor.peek();
    const isBehind = kind === "comment" && lines === 0;
    assertPlain(!isBehind || !isRemark);
    isRemark = kind === "comment";
    if (isRemark) {
      assertPlain(text.startsWith("//"));
      cursor.next();
    }
    const part = isRemark ? () => text.trimEnd() : readStep(cursor);
    parts.push([isBehind ? " " : lines > 1 && parts.length > 0 ? "\n\n" : "\n", part]);
  }
  assertPlain(parts.length > 0 && !isRemark);
  return (indent) => {
    const texts = parts.map(
      ([gap, part]) => gap + (gap === " " ? "" : pad(indent + 2)) + part(indent + 2),
    );
    return `{${texts.join("")}\n${pad(indent)}}`;
  };
}

/** Reads one of the statements that functions are made of. */
export function readStep(cursor: Cursor): Place {
  if (cursor.accept("const")) return readConstant(cursor, "");
  if (cursor.accept("try")) {
    const body = readBlock(cursor);
    cursor.pass("catch");
    cursor.pass("(");
    const name = cursor.word();
    cursor.pass(")");
    const handler = readBlock(cursor);
    assertPlain(!cursor.is("finally"));
    return (indent) => `try ${body(indent)} catch (${name}) ${handler(indent)}`;
  }
  if (cursor.accept("if")) {
    cursor.pass("(");
    const condition = readCondition(cursor);
    cursor.pass(")");
    const text = `if (${condition}) ${flatText(readAction(cursor))};`;
    assertPlain(!cursor.is("else"));
    return (indent) => {
      assertPlain(indent + text.length <= printWidth);
      return text;
    };
  }
  const action = readAction(cursor);
  return (indent) => `${place(action, indent, indent, 1)};`;
}

/** `!a`, `a instanceof B` or `a === b`, on one line. */
function readCondition(cursor: Cursor): string {
  if (!cursor.accept("!")) return readComparison(cursor);
  if (!cursor.accept("(")) return `!${flatText(readCall(cursor))}`;
  const inner = readComparison(cursor);
  cursor.pass(")");
  assertPlain(inner.includes(" instanceof "));
  return `!(${inner})`;
}

function readComparison(cursor: Cursor): string {
  const left = flatText(readCall(cursor));
  if (cursor.accept("instanceof")) return `${left} instanceof ${cursor.word()}`;
  const operator = ["===", "!=="].find((each) => cursor.accept(each));
  return operator === undefined ? left : `${left} ${operator} ${flatText(cursor.string())}`;
}

/** `return a`, `throw a`, `await a(b)`, `a(b)` or `a = b`, up to the semicolon. */
function readAction(cursor: Cursor): Layout {
  const word = ["return", "throw", "await"].find((each) => cursor.accept(each));
  // What stands on the next line is not what is returned.
  assertPlain(word === undefined || cursor.peek().lines === 0);
  const value = readCall(cursor);
  const isSet = word === undefined && cursor.accept("=");
  const set = isSet ? `${flatText(value)} = ${flatText(readCall(cursor))}` : "";
  cursor.pass(";");
  if (isSet) return flatOnly(atom(set));
  return word === undefined ? value : wrapped(`${word} `, value);
}

/** Reads a constant from its name on. */
export function readConstant(cursor: Cursor, head: string): Place {
  const name = `${head}const ${readPattern(cursor)}`;
  const type = cursor.accept(":") ? readType(cursor) : undefined;
  cursor.pass("=");
  const value = cursor.accept("await") ? wrapped("await ", readCall(cursor)) : readValue(cursor);
  const isConst = cursor.accept("as");
  if (isConst) cursor.pass("const");
  cursor.pass(";");
  const suffix = isConst ? " as const;" : ";";
  return (indent) => {
    const start = type === undefined ? name : placeAfter(`${name}:`, type, indent, " = {".length);
    const last = start.slice(start.lastIndexOf("\n") + 1);
    const column = last.length + " = ".length + (last === start ? indent : 0);
    assertPlain(column < printWidth && type?.kind !== "union");
    const isFlat =
      value.flat !== undefined && column + value.flat.length + suffix.length <= printWidth;
    assertPlain(isFlat || value.kind === "object" || (value.kind === "call" && !isConst));
    return `${start} = ${place(value, indent, column, suffix.length)}${suffix}`;
  };
}
