import { type Code, plain, type Token } from "./code.js";

/** How a language writes a JSON value. */
export interface ValueStyle {
  /** What each level is indented by. */
  readonly indent: string;
  readonly literals: { readonly true: string; readonly false: string; readonly null: string };
  /** A text with its quotes. */
  readonly quote: (text: string) => string;
  /** A member's name; quoted unless given. */
  readonly name?: (name: string) => string;
  /** Whether a comma stands after the last member, too. */
  readonly trailingComma: boolean;
}

/** Lists that are no longer stand on one line. */
const lineWidth = 64;

/**
 * Writes a JSON value as a literal, from wherever its line begins.
 *
 * @param margin What its further lines are indented by.
 */
export function writeValue(value: unknown, style: ValueStyle, margin = ""): Code {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => writeValue(item, style, margin + style.indent));
    const isPlain = value.every((item) => typeof item !== "object" || item === null);
    const line = joinOnLine(items);
    const isShort = line.reduce((length, { text }) => length + text.length, 0) <= lineWidth;
    return isPlain && isShort ? line : lines(["[", "]"], items, style, margin);
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(([name, item]): Code => [
      { kind: "property", text: style.name?.(name) ?? style.quote(name) },
      plain(": "),
      ...writeValue(item, style, margin + style.indent),
    ]);
    return lines(["{", "}"], members, style, margin);
  }
  return [writeScalar(value, style)];
}

function writeScalar(value: unknown, { quote, literals }: ValueStyle): Token {
  if (typeof value === "string") return { kind: "string", text: quote(value) };
  if (typeof value === "boolean") return { kind: "keyword", text: literals[`${value}`] };
  // As JSON does with numbers that it does not have.
  if (typeof value === "number" && Number.isFinite(value)) return plain(JSON.stringify(value));
  return { kind: "keyword", text: literals.null };
}

function joinOnLine(items: readonly Code[]): Code {
  const inner = items.flatMap((item, index) => (index === 0 ? item : [plain(", "), ...item]));
  return [plain("["), ...inner, plain("]")];
}

function lines(
  [open, close]: readonly [string, string],
  items: readonly Code[],
  { indent, trailingComma }: ValueStyle,
  margin: string,
): Code {
  if (items.length === 0) return [plain(open + close)];
  const inner = items.flatMap((item, index) => {
    const comma = trailingComma || index < items.length - 1 ? "," : "";
    return [plain(`\n${margin}${indent}`), ...item, plain(comma)];
  });
  return [plain(open), ...inner, plain(`\n${margin}${close}`)];
}
