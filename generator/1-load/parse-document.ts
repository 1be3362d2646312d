import { type Document as YamlDocument, LineCounter, parseDocument as parseYaml } from "yaml";
import { locateProblems, type Words } from "../diagnostics/problem.js";
import type { Checked, Diagnostic } from "../types/diagnostic.js";
import type { Document, SpecSource } from "../types/document.js";
import type { OpenApi } from "../types/openapi.js";
import { inspectNodes, type TextProblem } from "./inspect-nodes.js";
import { createLocate, toSpan } from "./locate.js";
import { findSlip } from "./find-slip.js";
import { checkVersion } from "./openapi-version.js";

/** Reads a spec as YAML 1.2 (of which JSON is a part) and makes sure that it is OpenAPI 3.1. */
export function parseDocument(source: SpecSource): Checked<Document> {
  const { value, diagnostics } = readYaml(source);
  if (value === undefined) return { diagnostics };
  const problem = checkVersion(value.spec);
  return problem === undefined
    ? { value, diagnostics }
    : { diagnostics: locateProblems(value, [problem]) };
}

/** Reads a text as YAML, whatever its values say; `spec` may be anything yet. */
export function readYaml(source: SpecSource): Checked<Document> {
  const lines = new LineCounter();
  const text = source.text.replace(/^\uFEFF/u, "");
  const yaml = parseYaml(text, {
    lineCounter: lines,
    prettyErrors: false,
    // "silent" would let a second document pass.
    logLevel: "error",
    // Fixed, or a `%YAML 1.1` directive would turn dates into Date objects and `no` into false.
    schema: "core",
    resolveKnownTags: false,
    merge: true,
    // Else 200 and "200" would be two keys that become one.
    stringKeys: true,
    // `inspectNodes` checks that, in linear time.
    uniqueKeys: false,
  });
  const toDiagnostic = ({ range, ...problem }: TextProblem): Diagnostic => ({
    severity: "error",
    path: source.path,
    span: toSpan(lines, range),
    ...problem,
  });
  const syntax = syntaxProblem(yaml, text);
  if (syntax !== undefined) return { diagnostics: [toDiagnostic(syntax)] };
  const { aliases, problems } = inspectNodes(yaml.contents);
  if (problems.length > 0) return { diagnostics: problems.map(toDiagnostic) };
  const locate = createLocate({ root: yaml.contents, aliases, lines });
  // `inspectNodes` limits what aliases may add; the library's own limit has no position and misses recursion.
  const value: unknown = yaml.toJS({ maxAliasCount: -1 });
  return { value: { source, spec: value as OpenApi, locate }, diagnostics: [] };
}

/** The first thing that is no YAML; what comes after it is mostly its consequence. */
function syntaxProblem(
  { errors, warnings }: YamlDocument.Parsed,
  text: string,
): TextProblem | undefined {
  const [problem] = [...errors, ...warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  if (problem === undefined) return undefined;
  const slip = findSlip(text, problem.pos[0]);
  const [message, help] = slip?.words ?? explain(problem.code, problem.message);
  return { code: "invalid-yaml", range: slip?.range ?? problem.pos, message, help };
}

/** The library's message, but for those that speak of its own API. */
function explain(code: string, message: string): Words {
  switch (code) {
    case "MULTIPLE_DOCS":
      return [
        "A second YAML document begins here; a spec is one document.",
        "remove the --- line, or move what follows to a file of its own",
      ];
    case "NON_STRING_KEY":
      return ["A list, a mapping or an alias stands here as a key.", "write the key as plain text"];
    case "RESOURCE_EXHAUSTION":
      return [
        "The document is nested too deeply.",
        "give inner schemas a name under components.schemas and refer to them",
      ];
    case "TAG_RESOLVE_FAILED":
      return [`${message}.`, "remove the tag; a spec holds plain JSON values only"];
    default:
      return [`${message}.`, "correct the YAML at this location"];
  }
}
