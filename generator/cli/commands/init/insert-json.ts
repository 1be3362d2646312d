import { isDeepStrictEqual } from "node:util";
import ts from "typescript";
import { asRecord, readJsonc } from "./repository.js";

/** What goes where in a JSON text. */
export interface JsonInsertion {
  readonly keys: readonly string[];
  /** A list of one for a list, which is made where it is missing. */
  readonly value: unknown;
}

/**
 * A JSON text, comments and trailing commas allowed, with a value at the end of what certain keys lead to; nothing else
 * of it changes. Objects on the way that are missing are made. Gives nothing where the keys lead into something else
 * than an object, or to something that is there already, and where the text leaves no simple way; a list gets one more
 * item.
 */
export function insertJson(text: string, insertion: JsonInsertion): string | undefined {
  const inserted = insertAt(text, insertion);
  if (inserted === undefined) return undefined;
  const meant = valueWith(readJsonc(text), insertion);
  const { config, error } = ts.parseConfigFileTextToJson("file.json", inserted);
  return error === undefined && isDeepStrictEqual(config, meant) ? inserted : undefined;
}

/** What a JSON text says once something was inserted. */
function valueWith(value: unknown, { keys: [key, ...keys], value: added }: JsonInsertion): unknown {
  if (key !== undefined) {
    const object = asRecord(value);
    return { ...object, [key]: valueWith(object[key], { keys, value: added }) };
  }
  return Array.isArray(value) ? [...(value as unknown[]), itemOf(added)] : added;
}

function itemOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

function insertAt(text: string, { keys, value }: JsonInsertion): string | undefined {
  const source = ts.parseJsonText("file.json", text);
  const style = { unit: indentUnit(text), eol: lineEnding(text) };
  let holder: ts.Expression | undefined = source.statements[0]?.expression;
  for (const [index, key] of keys.entries()) {
    if (holder === undefined || !ts.isObjectLiteralExpression(holder)) return undefined;
    const next = findProperty(holder, key);
    if (next === undefined) {
      const missing = keys.slice(index + 1).reduceRight<unknown>((inner, name) => {
        return { [name]: inner };
      }, value);
      return insertInto(source, holder, { name: key, value: missing, style });
    }
    holder = next;
  }
  if (holder === undefined || !ts.isArrayLiteralExpression(holder)) return undefined;
  return insertInto(source, holder, { value: itemOf(value), style });
}

/** How a text is laid out. */
interface JsonStyle {
  /** What a level is indented by. */
  readonly unit: string;
  readonly eol: string;
}

interface Entry {
  readonly name?: string;
  readonly value: unknown;
  readonly style: JsonStyle;
}

function findProperty(holder: ts.ObjectLiteralExpression, key: string): ts.Expression | undefined {
  const found = holder.properties.find(
    (each) => each.name !== undefined && ts.isStringLiteral(each.name) && each.name.text === key,
  );
  return found !== undefined && ts.isPropertyAssignment(found) ? found.initializer : undefined;
}

function insertInto(
  source: ts.JsonSourceFile,
  holder: ts.ObjectLiteralExpression | ts.ArrayLiteralExpression,
  { name, value, style }: Entry,
): string {
  const { text } = source;
  const items = ts.isObjectLiteralExpression(holder) ? holder.properties : holder.elements;
  const open = holder.getStart(source) + 1;
  const close = holder.getEnd() - 1;
  const last = items.at(-1);
  const key = name === undefined ? "" : `${JSON.stringify(name)}: `;
  // No line break stands within a text of JSON.
  const print = (indent: string): string =>
    key + JSON.stringify(value, null, style.unit).replaceAll("\n", style.eol + indent);
  const printInLine = (): string => key + JSON.stringify(value, null, 1).replace(/\n */gu, " ");
  if (last === undefined) {
    const outer = indentAt(text, holder.getStart(source));
    const inner = outer + style.unit;
    const kept = text.slice(open, close).trimEnd();
    const middle = kept + style.eol + inner + print(inner) + style.eol + outer;
    return text.slice(0, open) + middle + text.slice(close);
  }
  const end = last.getEnd();
  if (!text.slice(open, last.getStart(source)).includes("\n")) {
    return `${text.slice(0, end)}, ${printInLine()}${text.slice(end)}`;
  }
  const indent = indentAt(text, last.getStart(source));
  // What is said beside the last item stays beside it.
  const [beside = ""] =
    /^[ \t]*,?[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/)?(?=[ \t]*\r?\n)/u.exec(text.slice(end)) ??
    [];
  const comma = items.hasTrailingComma ? "" : ",";
  const added = style.eol + indent + print(indent) + (items.hasTrailingComma ? "," : "");
  return text.slice(0, end) + comma + beside + added + text.slice(end + beside.length);
}

/** The white space that a line of the text begins with. */
function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  return /^[ \t]*/u.exec(text.slice(start))?.[0] ?? "";
}

/** By how much the text indents. */
function indentUnit(text: string): string {
  return /\n([ \t]+)["/]/u.exec(text)?.[1] ?? "  ";
}

function lineEnding(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}
