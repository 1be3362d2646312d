import { FAILSAFE_SCHEMA, load, Type } from "js-yaml";
import { isScalar, Schema, type ScalarTag } from "yaml";
import { locateProblems } from "../diagnostics/problem.js";
import type { Checked, Diagnostic } from "../types/diagnostic.js";
import type { Document, SpecSource } from "../types/document.js";
import type { OpenApi } from "../types/openapi.js";
import { checkUpstreamVersion } from "./openapi-version.js";
import { readYaml } from "./parse-document.js";
import { type PositionRecorder, recordPositions } from "./record-positions.js";

/**
 * Reads a provider's own document: OpenAPI 3.0, 3.1 or 3.2, YAML or JSON, however large.
 *
 * js-yaml reads a document of 3 MB, and tells where it is, in a fraction of the time that `yaml` needs.
 */
export function parseUpstream(source: SpecSource): Checked<Document> {
  return checkUpstream(parsePart(source));
}

/** Reads a document that another one refers to, whatever it holds. */
export function parsePart(source: SpecSource): Checked<Document> {
  if (/^\uFEFF?\s*</u.test(source.text)) return { diagnostics: [webPage(source)] };
  const text = source.text.replace(/^\uFEFF/u, "");
  const positions = recordPositions(text);
  const value = readQuickly(text, positions.listener);
  // Whatever is odd about the text, `yaml` says it better, and where.
  if (value === undefined) return readYaml(source);
  return { value: located(source, value, positions), diagnostics: [] };
}

/** What a server that wants to be visited answers with, and saved pages hold. */
function webPage({ path }: SpecSource): Diagnostic {
  const start = { line: 1, column: 1 };
  return {
    code: "not-openapi",
    severity: "error",
    path,
    span: { start, end: { line: 1, column: 2 } },
    message: "This is a web page (HTML) or XML, and no OpenAPI document.",
    help: "name the document itself with --from, such as the raw file of what a page shows",
  };
}

function checkUpstream({ value, diagnostics }: Checked<Document>): Checked<Document> {
  if (value === undefined) return { diagnostics };
  const problem = checkUpstreamVersion(value.spec);
  return problem === undefined
    ? { value, diagnostics }
    : { diagnostics: locateProblems(value, [problem]) };
}

/** The plain values of a text, or nothing where the two readers may not agree on them. */
function readQuickly(text: string, listener: PositionRecorder["listener"]): unknown {
  // js-yaml alone ends a line with a lone carriage return.
  if (/\r(?!\n)/u.test(text)) return undefined;
  const odd = new Set<string>();
  const scalar = new Type("tag:yaml.org,2002:core", {
    kind: "scalar",
    resolve: (source: string) => tagOf(source) !== undefined,
    construct: (source: string) => {
      const value = readScalar(source);
      if (String(value) !== source) odd.add(source);
      return value;
    },
  });
  try {
    const value = load(text, { schema: FAILSAFE_SCHEMA.extend({ implicit: [scalar] }), listener });
    // As a key, 1.0 would have become 1, and << would have to merge.
    const keys = ["<<", ...odd].filter((source) => isKey(source, text));
    return keys.length === 0 && isTree(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isKey(source: string, text: string): boolean {
  return new RegExp(`${source.replace(/[.+]/gu, "\\$&")}\\s*:`, "u").test(text);
}

/** What unquoted text means in YAML 1.2 (10.3.2); js-yaml's own schemas read `1_000` and `0b1` as numbers. */
const core = new Schema({ schema: "core" }).tags.filter((tag) => "test" in tag);

function tagOf(source: string): ScalarTag | undefined {
  return core.find((tag): tag is ScalarTag => "test" in tag && tag.test?.test(source) === true);
}

function readScalar(source: string): unknown {
  const value = tagOf(source)?.resolve(source, () => {}, {});
  return isScalar(value) ? value.value : value;
}

/** Whether a value is all written out, without aliases; js-yaml itself refuses more than 100 levels. */
function isTree(root: unknown): boolean {
  const seen = new Set<object>();
  const check = (value: unknown): boolean => {
    if (typeof value === "number") return Number.isFinite(value);
    if (typeof value !== "object" || value === null) return true;
    if (seen.has(value)) return false;
    seen.add(value);
    return Object.values(value).every(check);
  };
  return check(root);
}

/** A document that reads its text a second time where its positions are in doubt. */
function located(source: SpecSource, value: unknown, positions: PositionRecorder): Document {
  let locate: Document["locate"] | undefined;
  return {
    source,
    spec: value as OpenApi,
    locate: (pointer, part) => {
      const span = locate === undefined ? positions.locate(pointer, part) : "unsure";
      if (span !== "unsure") return span;
      locate ??= readYaml(source).value?.locate ?? (() => undefined);
      return locate(pointer, part);
    },
  };
}
