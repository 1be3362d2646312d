import {
  type Document as YamlDocument,
  LineCounter,
  parseDocument as parseYaml,
  type YAMLError,
} from "yaml";
import { findConflict } from "../diagnostics/find-conflict.js";
import { locateProblems, type Words } from "../diagnostics/problem.js";
import type { Checked, Diagnostic } from "../types/diagnostic.js";
import type { Document, SpecSource } from "../types/document.js";
import type { OpenApi } from "../types/openapi.js";
import { inspectNodes, type TextProblem } from "./inspect-nodes.js";
import { createLocate, toSpan } from "./locate.js";
import {
  findBelowComment,
  findBesideKey,
  findLooseItem,
  findPlaceSlip,
} from "./find-place-slip.js";
import { findSlip, type Slip } from "./find-slip.js";
import { findTokenSlip } from "./find-token-slip.js";
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
  const [offset] = problem.pos;
  const slip =
    findConflict(text) ??
    findTokenSlip(text, offset) ??
    findBesideKey(text, offset) ??
    findSlip(text, offset) ??
    explain(text, problem);
  const [message, help] = slip.words;
  return { code: "invalid-yaml", range: slip.range, message, help };
}

/** The library's words, but for those that speak of its own API, or of grammar where an author made a slip. */
function explain(text: string, { code, message, pos }: YAMLError): Slip {
  const said = (...words: Words): Slip => ({ range: pos, words });
  switch (code) {
    case "MULTIPLE_DOCS":
      return said(
        "A second YAML document begins here; a spec is one document.",
        "remove the --- line, or move what follows to a file of its own",
      );
    case "NON_STRING_KEY":
      return said(
        "A list, a mapping or an alias stands here as a key.",
        "write the key as plain text",
      );
    case "RESOURCE_EXHAUSTION":
      return said(
        "The document is nested too deeply.",
        "give inner schemas a name under components.schemas and refer to them",
      );
    case "TAG_RESOLVE_FAILED":
      return said(
        `${message}.`,
        "remove the tag, as a spec holds plain JSON values only; or put the value in quotes if it is text",
      );
    case "BAD_INDENT":
      return message.startsWith("All ")
        ? (findBelowComment(text, pos[0]) ?? explainIndent(text, pos[0]))
        : said(...explainMissing(message));
    case "BLOCK_AS_IMPLICIT_KEY":
      return (
        findPlaceSlip(text, pos[0]) ??
        said(
          "A key or an item of a list begins within the value of a key.",
          "begin it on a line of its own; or put the value in quotes",
        )
      );
    case "UNEXPECTED_TOKEN":
      return findPlaceSlip(text, pos[0]) ?? said(`${message}.`, usual);
    case "MULTILINE_IMPLICIT_KEY":
      return (
        findLooseItem(text, pos[0]) ??
        said(
          "This line is no key with a value: after a key come a colon and a space.",
          "write the colon and the space; or indent the line more than the key whose text it continues",
        )
      );
    case "MISSING_CHAR":
      return message.startsWith("Sequence item without")
        ? (findBelowComment(text, pos[0]) ?? explainIndent(text, pos[0]))
        : said(...explainMissing(message));
    default:
      return said(`${message}.`, usual);
  }
}

const usual = "correct the YAML at this location";

/** A line whose indent no key or item around it has; the library names the start of the line. */
function explainIndent(text: string, offset: number): Slip {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const [indent = ""] = /^ */u.exec(text.slice(start)) ?? [];
  const at = Math.max(offset, start + indent.length);
  return {
    range: [at, at],
    words: [
      `This line is indented by ${indent.length} ${indent.length === 1 ? "space" : "spaces"}, which fits nothing around it.`,
      "indent it like the keys or items that it belongs to",
    ],
  };
}

function explainMissing(message: string): Words {
  const bracket = /^Flow .* end with a ([}\]])$/u.exec(message)?.[1];
  if (bracket !== undefined) {
    const [kind, open] = bracket === "]" ? ["list", "["] : ["mapping", "{"];
    return [
      `A ${kind} that begins with ${open} does not end with ${bracket}.`,
      `write ${bracket} where the ${kind} ends, indented more than the key of the ${kind}`,
    ];
  }
  if (/^Implicit (?:map )?keys need to be followed/u.test(message))
    return [
      "This line is no key with a value: after a key come a colon and a space.",
      "write the colon and the space, or put text in quotes",
    ];
  return [`${message}.`, usual];
}
