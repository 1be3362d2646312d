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
import { readTypeArguments } from "./read-type.js";

/** Reads a value: a literal, a name, or a call. */
export function readValue(cursor: Cursor): Layout {
  const { kind, text } = cursor.peek();
  if (kind === "string") return cursor.string();
  if (kind === "number") return flatOnly(atom(cursor.number(), "number"));
  if (text === "{") return readObject(cursor);
  if (text === "[") return readArray(cursor);
  const pure = "/* @__PURE__ */";
  if (kind === "comment") {
    assertPlain(text === pure && cursor.peek(1).lines === 0);
    cursor.next();
    return wrapped(`${pure} `, readCall(cursor));
  }
  return readCall(cursor);
}

interface Entry {
  readonly gap: string;
  readonly docs: string | undefined;
  /** With its colon; absent where name and value are one. */
  readonly key?: string;
  readonly value: Layout;
}

function readObject(cursor: Cursor): Layout {
  cursor.pass("{");
  if (cursor.skip("}")) return { ...flatOnly(atom("{}")), kind: "object", size: 0 };
  let mayBeFlat = cursor.peek().lines === 0;
  const entries: Entry[] = [];
  while (!cursor.skip("}")) {
    const gap = cursor.peek().lines > 1 && entries.length > 0 ? "\n" : "";
    const docs = cursor.docs();
    mayBeFlat &&= docs === undefined;
    const key = cursor.key();
    const entry = cursor.skip(":")
      ? { key: `${key}:`, value: readValue(cursor) }
      : { value: flatOnly(atom(key)) };
    entries.push({ gap, docs, ...entry });
    if (!cursor.skip(",")) assertPlain(cursor.is("}"));
  }
  const parts = entries.map(({ key, value }) =>
    key === undefined || value.flat === undefined ? value : atom(`${key} ${value.flat}`),
  );
  return {
    flat: mayBeFlat ? flatten(parts, ["{ ", ", ", " }"]) : undefined,
    broken: (indent) => {
      const lines = entries.map((entry) => placeEntry(entry, indent + 2));
      return `{\n${lines.join("\n")}\n${pad(indent)}}`;
    },
    kind: "object",
    size: entries.length,
  };
}

function placeEntry({ gap, docs, key, value }: Entry, indent: number): string {
  const start = pad(indent);
  const before = gap + (docs === undefined ? "" : `${start}${placeDocs(docs, indent)}\n`);
  if (key === undefined) return `${before}${start}${place(value, indent, indent, 1)},`;
  // A short key gains nothing from a string on a line of its own.
  const isBelow =
    value.kind === "string" &&
    key.length > 5 &&
    indent + key.length + 1 + (value.flat ?? "").length + 1 > printWidth;
  const text = isBelow
    ? `${key}\n${pad(indent + 2)}${value.flat}`
    : placeAfter(key, value, indent, 1);
  return `${before}${start}${text},`;
}

function readArray(cursor: Cursor): Layout {
  cursor.pass("[");
  const items: Layout[] = [];
  while (!cursor.skip("]")) {
    assertPlain(cursor.peek().lines < 2);
    items.push(readValue(cursor));
    if (!cursor.skip(",")) assertPlain(cursor.is("]"));
  }
  const [{ kind } = atom("[]")] = items;
  const isTable =
    items.length > 1 &&
    (kind === "object" || kind === "array") &&
    items.every((item) => item.kind === kind && (item.size ?? 0) > 1);
  const isFilled = items.length > 1 && items.every((item) => item.kind === "number");
  return {
    flat: isTable ? undefined : flatten(items, ["[", ", ", "]"]),
    broken: (indent) => {
      assertPlain(items.length > 0 && !isFilled);
      const lines = items.map(
        (item) => `${pad(indent + 2)}${place(item, indent + 2, indent + 2, 1)},`,
      );
      return `[\n${lines.join("\n")}\n${pad(indent)}]`;
    },
    kind: "array",
    size: items.length,
  };
}

/** `name`, `name<Type>(value, …)` or `new Name()` */
function readCall(cursor: Cursor): Layout {
  const isNew = cursor.skip("new");
  let name = (isNew ? "new " : "") + cursor.word();
  if (!isNew && !cursor.is("<") && !cursor.is("(")) return flatOnly(atom(name));
  if (cursor.is("<")) name += flatText(readTypeArguments(cursor));
  cursor.pass("(");
  const values: Layout[] = [];
  while (!cursor.skip(")")) {
    assertPlain(cursor.peek().lines < 2);
    values.push(readValue(cursor));
    if (!cursor.skip(",")) assertPlain(cursor.is(")"));
  }
  const last = values.at(-1);
  return {
    flat: flatten(values, [`${name}(`, ", ", ")"]),
    broken: (indent, column) => {
      if (values.length > 1 || last?.kind === "call") {
        assertPlain(last?.kind !== "object" && last?.kind !== "array");
        const inner = indent + 2;
        const lines = values.map((value) => `${pad(inner)}${place(value, inner, inner, 1)},\n`);
        return `${name}(\n${lines.join("")}${pad(indent)})`;
      }
      assertPlain(last?.kind === "object" || (last?.kind === "array" && (last.size ?? 0) > 1));
      assertPlain(column + name.length + "({".length <= printWidth);
      return `${name}(${last?.broken(indent, 0, 1)})`;
    },
    kind: "call",
  };
}
