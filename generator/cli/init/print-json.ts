/** How a JSON file is laid out. */
export interface JsonStyle {
  /** What a level is indented by; empty where all stands on one line. */
  readonly unit: string;
  readonly eol: string;
  /** Whether a list stands on one line where it fits, as Prettier writes it, or never, as npm does. */
  readonly arrays: "fitting" | "expanded";
}

/** Where a value is printed. */
interface Place {
  readonly indent: string;
  /** How much of the line is taken already, besides the indent. */
  readonly used: number;
  readonly style: JsonStyle;
}

/** Prettier's width where nobody chose one. */
const width = 80;

/** A value as JSON, from the place where it begins. */
export function printJson(value: unknown, { indent, used, style }: Place): string {
  const isList = Array.isArray(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value);
  const [open, close] = isList ? "[]" : "{}";
  if (entries.length === 0) return `${open}${close}`;
  const key = (name: string): string => (isList ? "" : `${JSON.stringify(name)}: `);
  const inline = (): string => {
    const shape = { ...style, unit: "" };
    const items = entries.map(
      ([name, inner]) => key(name) + printJson(inner, { indent, used: 0, style: shape }),
    );
    return isList ? `[${items.join(", ")}]` : `{ ${items.join(", ")} }`;
  };
  if (style.unit === "") return inline();
  if (isList && style.arrays === "fitting") {
    const line = inline();
    // The comma behind it counts.
    if (indent.length + used + line.length < width) return line;
  }
  const deeper = indent + style.unit;
  const lines = entries.map(([name, inner]) => {
    const start = key(name);
    return deeper + start + printJson(inner, { indent: deeper, used: start.length, style });
  });
  return [open, lines.join(`,${style.eol}`), indent + close].join(style.eol);
}
