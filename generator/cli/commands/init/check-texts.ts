import ts from "typescript";
import { parseDocument } from "yaml";
import { invalidConfig } from "../../../diagnostics/invalid-config.js";
import type { Diagnostic } from "../../../types/diagnostic.js";
import { parseJson, positionAt } from "../../config/read-json.js";

/** What keeps files from being edited: each that does not parse. */
export function checkTexts(texts: ReadonlyMap<string, string>): readonly Diagnostic[] {
  return [...texts].flatMap(([path, text]) => {
    if (path === "package.json") return checkJson(path, text);
    if (/\.jsonc?$/u.test(path)) return checkJsonc(path, text);
    return path.endsWith(".yaml") ? checkYaml(path, text) : [];
  });
}

/** npm reads no comments. */
function checkJson(path: string, text: string): readonly Diagnostic[] {
  const { value, diagnostics } = parseJson(path, text);
  if (value === undefined) return diagnostics;
  return isObject(value.value) ? [] : [noObject(path)];
}

function checkJsonc(path: string, text: string): readonly Diagnostic[] {
  const { config, error } = ts.parseConfigFileTextToJson(path, text);
  if (error === undefined) return isObject(config) ? [] : [noObject(path)];
  if (error.code === noObjectCode) return [noObject(path)];
  const reason = ts.flattenDiagnosticMessageText(error.messageText, " ");
  return [broken({ path, text, offset: error.start ?? 0, reason })];
}

/** TypeScript's message is about a tsconfig.json. */
const noObjectCode = 5092;

function checkYaml(path: string, text: string): readonly Diagnostic[] {
  const document = parseDocument(text, { prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    return [broken({ path, text, offset: error.pos[0], reason: error.message })];
  }
  const value: unknown = document.toJS();
  return value === null || isObject(value) ? [] : [noObject(path)];
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function noObject(path: string): Diagnostic {
  const message = `${path} should hold an object.`;
  return invalidConfig({ path }, { message, help: "correct it, and run linkmint init again" });
}

interface Breakage {
  readonly path: string;
  readonly text: string;
  readonly offset: number;
  readonly reason: string;
}

function broken({ path, text, offset, reason }: Breakage): Diagnostic {
  const start = positionAt(text, offset);
  const message = `${path} does not parse: ${reason.replace(/\.$/u, "")}.`;
  const help = "correct it, and run linkmint init again";
  return invalidConfig({ path, span: { start, end: start } }, { message, help });
}
