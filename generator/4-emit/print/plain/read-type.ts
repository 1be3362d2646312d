import type { Cursor } from "./cursor.js";
import {
  assertPlain,
  atom,
  flatOnly,
  flatText,
  flatten,
  type Layout,
  pad,
  place,
  placeAfter,
  placeDocs,
  printWidth,
  wrapped,
} from "./layout.js";

/** Reads a type: a union of names, literals, lists and objects, or an intersection. */
export function readType(cursor: Cursor): Layout {
  cursor.accept("|");
  const first = readPart(cursor);
  if (cursor.is("&")) return readIntersection(cursor, first);
  const parts = [first];
  while (cursor.accept("|")) parts.push(readPart(cursor));
  if (parts.length === 1) {
    // By itself it has no parentheses.
    assertPlain(first.kind !== "intersection");
    return first;
  }
  const flat = flatten(parts, ["", " | ", ""]);
  const object = parts.find(({ kind }) => kind === "object");
  const isHugged =
    object !== undefined &&
    parts.every((part) => part === object || part.flat === "null" || part.flat === "void");
  return {
    flat,
    broken: (indent, column, room) => {
      if (isHugged) {
        const texts = parts.map((each) =>
          each === object ? each.broken(indent, column, 1) : each.flat,
        );
        return texts.join(" | ");
      }
      const inner = indent + 2;
      if (flat !== undefined && inner + flat.length + room <= printWidth)
        return `\n${pad(inner)}${flat}`;
      const lines = parts.map((part) => `\n${pad(inner)}| ${place(part, inner + 2, inner + 2, 0)}`);
      return lines.join("");
    },
    kind: "union",
  };
}

/** `A & { … }`, or objects alone. */
function readIntersection(cursor: Cursor, first: Layout): Layout {
  const parts = [first];
  while (cursor.accept("&")) parts.push(readPart(cursor));
  assertPlain(
    !cursor.is("|") && parts.every(({ kind = "" }) => ["object", "name", "lookup"].includes(kind)),
  );
  const others = parts.filter(({ kind }) => kind !== "object").length;
  return {
    flat: flatten(parts, ["", " & ", ""]),
    broken: (indent) => {
      assertPlain(others === 0 || (others === 1 && parts.length === 2));
      return parts.map((part) => part.flat ?? part.broken(indent, 0, 1)).join(" & ");
    },
    kind: "intersection",
  };
}

/** One of the types that a union is made of. */
function readPart(cursor: Cursor): Layout {
  if (cursor.accept("readonly")) {
    const list = readPart(cursor);
    assertPlain(list.kind === "list");
    return wrapped("readonly ", list);
  }
  let type = readSingle(cursor);
  while (cursor.is("[") && cursor.peek().lines === 0) {
    cursor.pass("[");
    if (cursor.accept("]")) {
      type = { ...wrapped("", type, "[]"), kind: "list" };
      continue;
    }
    assertPlain(type.kind === undefined || type.kind === "name" || type.kind === "lookup");
    type = { ...wrapped("", type, `[${readIndex(cursor)}]`), kind: "lookup" };
    cursor.pass("]");
  }
  assertPlain(type.kind !== "union");
  return type;
}

function readIndex(cursor: Cursor): string {
  if (cursor.peek().kind === "number") return cursor.key();
  if (!cursor.accept("keyof")) return flatText(cursor.string());
  cursor.pass("typeof");
  return `keyof typeof ${cursor.word()}`;
}

function readSingle(cursor: Cursor): Layout {
  const { kind, text } = cursor.peek();
  if (kind === "string") return cursor.string();
  if (kind === "number") return atom(cursor.number());
  if (text === "{") return readMembers(cursor);
  if (text === "(") return readParentheses(cursor);
  let name = cursor.word();
  assertPlain(!operators.has(name));
  while (cursor.accept(".")) name += `.${cursor.word()}`;
  return cursor.is("<") ? wrapped(name, readTypeArguments(cursor)) : atom(name, "name");
}

const operators = new Set([
  "keyof",
  "typeof",
  "infer",
  "unique",
  "asserts",
  "new",
  "abstract",
  "import",
]);

/** `(A | B)[]`, `(typeof A)[keyof typeof A]`, and `(string & {})` within a union or a list. */
function readParentheses(cursor: Cursor): Layout {
  cursor.pass("(");
  if (cursor.accept("typeof")) {
    const text = `(typeof ${cursor.word()})`;
    cursor.pass(")");
    assertPlain(cursor.is("["));
    return flatOnly(atom(text));
  }
  const type = readType(cursor);
  cursor.pass(")");
  const isInList = cursor.is("[") && cursor.peek(1).text === "]";
  if (type.kind === "intersection")
    return { ...wrapped("(", type, ")"), ...(!isInList && { kind: type.kind }) };
  assertPlain(type.kind === "union" && isInList);
  return {
    flat: type.flat === undefined ? undefined : `(${type.flat})`,
    broken: (indent, column) => {
      const text = type.broken(indent, column, 0);
      return text.startsWith("\n") ? `(${text}\n${pad(indent)})` : `(${text})`;
    },
  };
}

/** `<A, B>` */
export function readTypeArguments(cursor: Cursor): Layout {
  cursor.pass("<");
  const types: Layout[] = [];
  while (!cursor.accept(">")) {
    types.push(readType(cursor));
    if (!cursor.accept(",")) assertPlain(cursor.is(">"));
  }
  const [first] = types;
  const isHugged = types.length === 1 && (first?.kind === "name" || first?.kind === "object");
  return {
    flat: flatten(types, ["<", ", ", ">"]),
    broken: (indent, column) => {
      if (isHugged && first !== undefined) return `<${place(first, indent, column + 1, 0)}>`;
      const lines = types.map((type) => {
        const text = place(type, indent + 2, indent + 2, 1);
        assertPlain(!text.startsWith("\n") && type.kind !== "union");
        return pad(indent + 2) + text;
      });
      return `<\n${lines.join(",\n")}\n${pad(indent)}>`;
    },
  };
}

interface Member {
  readonly gap: string;
  readonly docs: string | undefined;
  readonly key: string;
  readonly type: Layout;
}

/** The members of an object or an interface between their braces. */
export function readMembers(cursor: Cursor, isInterface = false): Layout {
  cursor.pass("{");
  if (cursor.accept("}")) return { ...atom("{}"), kind: "object", size: 0 };
  let mayBeFlat = !isInterface && cursor.peek().lines === 0;
  const members: Member[] = [];
  while (!cursor.accept("}")) {
    const gap = cursor.peek().lines > 1 && members.length > 0 ? "\n" : "";
    const docs = cursor.docs(members.length === 0);
    mayBeFlat &&= docs === undefined && gap === "";
    members.push({ gap, docs, key: readMemberKey(cursor), type: readType(cursor) });
    if (!cursor.accept(";")) assertPlain(cursor.is("}"));
  }
  const parts = members.map(({ key, type }) =>
    type.flat === undefined ? type : atom(`${key} ${type.flat}`),
  );
  return {
    flat: mayBeFlat ? flatten(parts, ["{ ", "; ", " }"]) : undefined,
    broken: (indent) => {
      const lines = members.map(({ gap, docs, key, type }) => {
        const start = pad(indent + 2);
        const before = docs === undefined ? "" : `${start}${placeDocs(docs, indent + 2)}\n`;
        return `${gap}${before}${start}${placeAfter(key, type, indent + 2, 1)};`;
      });
      return `{\n${lines.join("\n")}\n${pad(indent)}}`;
    },
    kind: "object",
    size: members.length,
  };
}

function readMemberKey(cursor: Cursor): string {
  let key = "";
  const after = cursor.peek(1);
  if (cursor.is("readonly") && after.text !== ":" && after.text !== "?") {
    cursor.pass("readonly");
    key = "readonly ";
  }
  if (cursor.accept("[")) {
    const name = cursor.word();
    cursor.pass(":");
    key += `[${name}: ${cursor.word()}]`;
    cursor.pass("]");
  } else {
    key += cursor.key();
  }
  if (cursor.accept("?")) key += "?";
  cursor.pass(":");
  return `${key}:`;
}
