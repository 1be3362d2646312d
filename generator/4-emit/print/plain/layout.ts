/** Line width of everything that is generated. */
export const printWidth = 100;

/** Code that stands on one line where it fits, and on several where it does not. */
export interface Layout {
  /** On one line; undefined where it cannot be, or is too long for any. */
  readonly flat: string | undefined;
  /** On several lines, the last of them with room for what follows. What begins with a line break stands below its key. */
  readonly broken: (indent: number, column: number, room: number) => string;
  readonly kind?:
    | "string"
    | "number"
    | "object"
    | "array"
    | "call"
    | "function"
    | "union"
    | "intersection"
    | "name"
    | "lookup"
    | "list";
  /** How many parts it has. */
  readonly size?: number;
}

/** Thrown for what Prettier alone can lay out. */
export const notPlain = new Error("this takes Prettier");

/** Fails where something is not as plain as it has to be. */
export function assertPlain(isPlain: boolean): void {
  if (!isPlain) throw notPlain;
}

/** A text that is never broken; where it stands by itself, it may be too long. */
export function atom(text: string, kind?: Layout["kind"]): Layout {
  return { flat: text, broken: () => text, ...(kind && { kind }) };
}

/** What is known to fit on a line, or is not plain. */
export function flatOnly(layout: Layout): Layout {
  return {
    ...layout,
    broken: () => {
      throw notPlain;
    },
  };
}

/** What has to be on one line. */
export function flatText({ flat }: Layout): string {
  if (flat === undefined) throw notPlain;
  return flat;
}

/** One line of several texts, where all can be flat. */
export function flatten(
  parts: readonly Layout[],
  [open, separator, close]: readonly [string, string, string],
): string | undefined {
  let text = open;
  for (const [index, { flat }] of parts.entries()) {
    if (flat === undefined || text.length > printWidth) return undefined;
    text += index === 0 ? flat : separator + flat;
  }
  text += close;
  return text.length > printWidth ? undefined : text;
}

/** A layout with a text before it, and one after it. */
export function wrapped(before: string, { flat, broken, kind }: Layout, after = ""): Layout {
  return {
    ...(kind === "call" && { kind }),
    flat: flat === undefined ? undefined : before + flat + after,
    broken: (indent, column, room) =>
      before + broken(indent, column + before.length, room + after.length) + after,
  };
}

/** A layout at its location: `room` is what has to follow on the same line. */
export function place(layout: Layout, indent: number, column: number, room: number): string {
  const { flat, broken } = layout;
  return flat !== undefined && column + flat.length + room <= printWidth
    ? flat
    : broken(indent, column, room);
}

/** A layout after what it belongs to, such as a key and its colon. */
export function placeAfter(head: string, layout: Layout, indent: number, room: number): string {
  const column = indent + head.length + 1;
  const text = place(layout, indent, column, room);
  return text.startsWith("\n") ? head + text : `${head} ${text}`;
}

/** The white space that a line begins with. */
export function pad(indent: number): string {
  return " ".repeat(indent);
}

/** A docblock at its indentation. */
export function placeDocs(comment: string, indent: number): string {
  const [first = "", ...lines] = comment.split("\n");
  assertPlain(lines.every((line) => /^\s*\*/u.test(line)));
  return [first.trimEnd(), ...lines.map((line) => `${pad(indent)} ${line.trim()}`)].join("\n");
}
