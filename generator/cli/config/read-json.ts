import { findConflict } from "../../diagnostics/find-conflict.js";
import { invalidConfig } from "../../diagnostics/invalid-config.js";
import type { Checked, Position, Span } from "../../types/diagnostic.js";

/** The value of a config in JSON; `path` names the config in the error. */
export function parseJson(path: string, text: string): Checked<{ readonly value: unknown }> {
  try {
    return { value: { value: JSON.parse(text) }, diagnostics: [] };
  } catch (error) {
    const conflict = findConflict(text);
    if (conflict !== undefined) {
      const [start, end] = conflict.range.map((offset) => positionAt(text, offset));
      const [message, help] = conflict.words;
      const location = start && end ? { path, span: { start, end } } : { path };
      return { diagnostics: [invalidConfig(location, { message, help })] };
    }
    const whole = error instanceof Error ? error.message : "";
    // V8 says where in most messages, and quotes the text around in the others.
    const reason = whole.replace(/ in JSON at position .*|, (?:\.\.\.)?".*/su, "");
    const position = /at position (\d+)/u.exec(whole)?.[1];
    const start = position === undefined ? undefined : positionAt(text, Number(position));
    const location = start === undefined ? { path } : { path, span: { start, end: start } };
    const message = `The config is no JSON: ${reason}.`;
    const help = "correct it; JSON knows neither comments nor trailing commas";
    return { diagnostics: [invalidConfig(location, { message, help })] };
  }
}

/** Where each key of a JSON text stands, by the keys that lead to it, joined by {@link joinKeys}. */
export function locateKeys(text: string): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  const keys: string[] = [];
  for (const { 0: token, 1: key, index } of text.matchAll(tokens)) {
    if (token === "{" || token === "[") keys.push("");
    if (token === "}" || token === "]") keys.pop();
    if (key === undefined) continue;
    keys[keys.length - 1] = String(JSON.parse(key));
    const span = { start: positionAt(text, index), end: positionAt(text, index + key.length) };
    spans.set(joinKeys(keys), span);
  }
  return spans;
}

/** One text for the keys that lead to a value. */
export function joinKeys(keys: readonly string[]): string {
  return JSON.stringify(keys);
}

/** The line and column of an offset in a text. */
export function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}

/** A bracket, a key (a string before a colon), or a string, whose brackets are none. */
const tokens = /[{}[\]]|("(?:[^"\\]|\\.)*")(?=\s*:)|"(?:[^"\\]|\\.)*"/gu;
