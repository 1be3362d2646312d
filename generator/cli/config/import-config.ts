import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { invalidConfig } from "../../diagnostics/invalid-config.js";
import type { Checked, Span } from "../../types/diagnostic.js";

/** The default export of a config that is a module; `path` names the config in the error. */
export async function importConfig(
  path: string,
  _text: string,
  number: number,
): Promise<Checked<{ readonly value: unknown }>> {
  const url = configUrl(path, number);
  try {
    const module: { readonly default?: unknown } = await import(url);
    if ("default" in module) return { value: { value: module.default }, diagnostics: [] };
    const message = "The config has no default export.";
    const help = "write export default defineConfig({ … })";
    return { diagnostics: [invalidConfig({ path }, { message, help })] };
  } catch (error) {
    const span = placeOf(error, url);
    const place = span === undefined ? { path } : { path, span };
    const message = `The config cannot be loaded: ${describe(error)}`;
    return { diagnostics: [invalidConfig(place, { message })] };
  }
}

/** The URL that a config is imported by, which is another one for each run in a process. */
export function configUrl(path: string, number: number): string {
  const { href } = pathToFileURL(resolve(path));
  return number === 1 ? href : `${href}?${number}`;
}

/** The first line of what a module threw, which may be anything. */
function describe(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : inspect(error);
  return text.split("\n", 1)[0] ?? "";
}

/** Where in the config an error arose. What TypeScript made of a config has other lines. */
function placeOf(error: unknown, url: string): Span | undefined {
  const stack = error instanceof Error && !/\.ts(?:\?|$)/u.test(url) ? (error.stack ?? "") : "";
  const [, after] = stack.split(`${url}:`);
  const [, line, column = 1] = /^(\d+)(?::(\d+))?/u.exec(after ?? "") ?? [];
  if (line === undefined) return undefined;
  const start = { line: Number(line), column: Number(column) };
  return { start, end: start };
}
