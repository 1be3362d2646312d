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
} from "./layout.js";

/** A property of an object, or what is spread into it. */
export interface Entry {
  readonly gap: string;
  readonly docs: string | undefined;
  /** With its colon; absent where name and value are one. */
  readonly key?: string;
  readonly value: Layout;
}

/** `{ a: value, b }` */
export function layOutObject(entries: readonly Entry[], mayBeFlat: boolean): Layout {
  if (entries.length === 0) return { ...flatOnly(atom("{}")), kind: "object", size: 0 };
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

/** `[value, …]` */
export function layOutArray(items: readonly Layout[]): Layout {
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
      assertPlain(items.every((item) => item.kind !== "function"));
      const lines = items.map(
        (item) => `${pad(indent + 2)}${place(item, indent + 2, indent + 2, 1)},`,
      );
      return `[\n${lines.join("\n")}\n${pad(indent)}]`;
    },
    kind: "array",
    size: items.length,
  };
}

/** `name(value, …)` */
export function layOutCall(name: string, values: readonly Layout[]): Layout {
  const last = values.at(-1);
  return {
    flat: flatten(values, [`${name}(`, ", ", ")"]),
    broken: (indent, column) => {
      const [before, others] = [values.at(-2), values.slice(0, -1)];
      if (last?.kind === "function") {
        // With statements, which are on lines of their own, it begins on the line of the call.
        assertPlain(values.length === 1 && last.flat === undefined && last.size !== undefined);
        return `${name}(${last.broken(indent, column + name.length + 1, 1)})`;
      }
      assertPlain(others.every((each) => each.kind !== "function"));
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
      // Where its head is too long, a value goes below what it belongs to.
      assertPlain(column + name.length + 1 <= printWidth);
      const inner = indent + 2;
      const lines = values.map((value) => `${pad(inner)}${place(value, inner, inner, 1)},\n`);
      return `${name}(\n${lines.join("")}${pad(indent)})`;
    },
    kind: "call",
  };
}

/** `(input: A): B => call(input)` */
export function layOutArrow(signature: Layout, body: Layout): Layout {
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
    kind: "function",
  };
}

/** `(input) => { … }`, whose statements are placed at an indentation. */
export function layOutFunction(signature: Layout, block: (indent: number) => string): Layout {
  return {
    flat: undefined,
    broken: (indent, column) => {
      const head = `${flatText(signature)} => `;
      assertPlain(column + head.length + 1 <= printWidth);
      return head + block(indent);
    },
    kind: "function",
    size: 1,
  };
}
