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
import { readSignature } from "./read-signature.js";
import { readTypeArguments } from "./read-type.js";

/** Reads a value: a literal, a name, or a call. */
export function readValue(cursor: Cursor): Layout {
  const { kind, text } = cursor.peek();
  if (kind === "string") return cursor.string();
  if (kind === "number") return flatOnly(atom(cursor.number(), "number"));
  if (text === "{") return readObject(cursor);
  if (text === "[") return readArray(cursor);
  if (text === "(") return readArrow(cursor);
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
  if (cursor.accept("}")) return { ...flatOnly(atom("{}")), kind: "object", size: 0 };
  let mayBeFlat = cursor.peek().lines === 0;
  const entries: Entry[] = [];
  while (!cursor.accept("}")) {
    const gap = cursor.peek().lines > 1 && entries.length > 0 ? "\n" : "";
    const docs = cursor.docs(entries.length === 0);
    mayBeFlat &&= docs === undefined;
    const key = cursor.key();
    const entry = cursor.accept(":")
      ? { key: `${key}:`, value: readValue(cursor) }
      : { value: flatOnly(atom(key)) };
    entries.push({ gap, docs, ...entry });
    if (!cursor.accept(",")) assertPlain(cursor.is("}"));
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
  while (!cursor.accept("]")) {
    assertPlain(cursor.peek().lines < 2);
    items.push(readValue(cursor));
    if (!cursor.accept(",")) assertPlain(cursor.is("]"));
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

/** `name`, `a.name<Type>(value, …)` or `new Name(value, …)` */
export function readCall(cursor: Cursor): Layout {
  const isNew = cursor.accept("new");
  let name = (isNew ? "new " : "") + cursor.word();
  while (cursor.accept(".")) name += `.${cursor.word()}`;
  if (cursor.is("<")) name += flatText(readTypeArguments(cursor));
  if (!isNew && !cursor.is("(")) return flatOnly(atom(name));
  cursor.pass("(");
  const values: Layout[] = [];
  while (!cursor.accept(")")) {
    assertPlain(cursor.peek().lines < 2);
    values.push(readValue(cursor));
    if (!cursor.accept(",")) assertPlain(cursor.is(")"));
  }
  // Another call after this one, or an operator.
  assertPlain(/^[,;)}\]]$|^as$/u.test(cursor.peek().text));
  const last = values.at(-1);
  return {
    flat: flatten(values, [`${name}(`, ", ", ")"]),
    broken: (indent, column) => {
      const [before, others] = [values.at(-2), values.slice(0, -1)];
      const mayBeHugged = last?.kind === "object" || last?.kind === "array";
      if (last !== undefined && mayBeHugged && before?.kind !== last.kind) {
        // A list that is short stays whole, and what stands before what is opened is on its line.
        assertPlain(
          (last.size ?? 0) > Number(last.kind === "array") &&
            (last.kind === "object" || values.length === 1),
        );
        const start = `${name}(${others.map((each) => `${flatText(each)}, `).join("")}`;
        assertPlain(column + start.length + 1 <= printWidth);
        return `${start}${last.broken(indent, 0, 1)})`;
      }
      assertPlain(values.length > 1 ? last?.kind !== "array" : last?.kind === "call");
      const inner = indent + 2;
      const lines = values.map((value) => `${pad(inner)}${place(value, inner, inner, 1)},\n`);
      return `${name}(\n${lines.join("")}${pad(indent)})`;
    },
    kind: "call",
  };
}

/** `(input: A): B => call(input)` */
function readArrow(cursor: Cursor): Layout {
  const signature = readSignature(cursor, "");
  cursor.pass("=>");
  const body = readCall(cursor);
  return {
    flat: body.flat === undefined ? undefined : `${signature.flat} => ${body.flat}`,
    broken: (indent, column, room) => {
      const head = `${place(signature, indent, column, " =>".length)} =>`;
      const start = head.includes("\n")
        ? head.length - head.lastIndexOf("\n") - 1
        : column + head.length;
      const isShort = body.flat !== undefined && start + 1 + body.flat.length + room <= printWidth;
      if (isShort) return `${head} ${body.flat}`;
      return `${head}\n${pad(indent + 2)}${place(body, indent + 2, indent + 2, room)}`;
    },
  };
}
