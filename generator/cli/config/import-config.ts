import * as nodeModule from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { invalidConfig } from "../../diagnostics/invalid-config.js";
import type { Checked, Span } from "../../types/diagnostic.js";
import { positionAt } from "./read-json.js";

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

/**
 * The default export of a config in TypeScript; `path` names the config in the error.
 *
 * Nothing is written: Node gets the JavaScript in place of the file, so that the config imports what a
 * module in its place would. Node's own type stripping is none of all versions, and takes a config for
 * CommonJS where package.json does not say otherwise.
 */
export async function importTypeScript(
  path: string,
  text: string,
  number: number,
): Promise<Checked<{ readonly value: unknown }>> {
  const { default: ts } = await import("typescript");
  const { outputText, diagnostics = [] } = ts.transpileModule(text, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const [problem] = diagnostics;
  if (problem === undefined) {
    const stopServing = serve(configUrl(path, number), outputText);
    try {
      return await importConfig(path, text, number);
    } finally {
      stopServing();
    }
  }
  const start = positionAt(text, problem.start ?? 0);
  const reason = ts.flattenDiagnosticMessageText(problem.messageText, " ");
  const message = `The config does not parse: ${reason}`;
  const place = { path, span: { start, end: start } };
  return { diagnostics: [invalidConfig(place, { message })] };
}

/** Makes Node load a module from a text, until the function that it gives is called. */
function serve(url: string, source: string): () => void {
  const { registerHooks, register }: Hooks = nodeModule;
  const load = loadFrom(url, source);
  if (registerHooks !== undefined) {
    const hooks = registerHooks({ load });
    return () => hooks.deregister();
  }
  // Before Node 22.15 hooks are a module of their own; later Nodes warn of it.
  const code = `export const load = (${loadFrom})(${JSON.stringify(url)}, ${JSON.stringify(source)});`;
  register(`data:text/javascript,${encodeURIComponent(code)}`);
  return () => {}; // these stay
}

/** What `node:module` offers, whichever its version. */
interface Hooks {
  readonly registerHooks?: (hooks: { readonly load: Load }) => { readonly deregister: () => void };
  readonly register: (specifier: string) => void;
}

/** A hook as in Node's "Customization Hooks", `load(url, context, nextLoad)`. */
type Load = (
  url: string,
  context: unknown,
  next: (url: string, context: unknown) => unknown,
) => unknown;

function loadFrom(config: string, source: string): Load {
  return (url, context, next) =>
    url === config ? { format: "module", shortCircuit: true, source } : next(url, context);
}
