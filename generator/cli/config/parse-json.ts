import { invalidConfig } from "../../diagnostics/invalid-config.js";
import type { Checked } from "../../types/diagnostic.js";
import { positionAt } from "./locate-keys.js";

/** The value of a config in JSON; `path` names the config in the error. */
export function parseJson(path: string, text: string): Checked<{ readonly value: unknown }> {
  try {
    return { value: { value: JSON.parse(text) }, diagnostics: [] };
  } catch (error) {
    const whole = error instanceof Error ? error.message : "";
    // V8 says where in most messages, and quotes the text around in the others.
    const reason = whole.replace(/ in JSON at position .*|, (?:\.\.\.)?".*/su, "");
    const position = /at position (\d+)/u.exec(whole)?.[1];
    const start = position === undefined ? undefined : positionAt(text, Number(position));
    const place = start === undefined ? { path } : { path, span: { start, end: start } };
    const message = `The config is no JSON: ${reason}.`;
    const help = "correct it; JSON knows neither comments nor trailing commas";
    return { diagnostics: [invalidConfig(place, { message, help })] };
  }
}
