import { CORE_SCHEMA, load } from "js-yaml";
import type { Checked } from "../types/diagnostic.js";
import type { Document } from "../types/document.js";
import type { OpenApi } from "../types/openapi.js";
import type { SpecSource } from "../types/source.js";
import { checkUpstreamVersion } from "./openapi-version.js";
import { placeProblem, readYaml } from "./parse-document.js";

/**
 * Reads a provider's own document: OpenAPI 3.0 or 3.1, YAML or JSON, however large.
 *
 * Positions cost several times what the values do, so they are looked up only when somebody asks for
 * one: js-yaml reads a document of 3 MB in a fraction of the time that `yaml` needs to place it.
 */
export function parseUpstream(source: SpecSource): Checked<Document> {
  const value = readQuickly(source.text);
  // Whatever is odd about the text, `yaml` says it better, and where.
  if (value === undefined) return checkUpstream(readYaml(source));
  return checkUpstream({ value: unplaced(source, value), diagnostics: [] });
}

function checkUpstream({ value, diagnostics }: Checked<Document>): Checked<Document> {
  if (value === undefined) return { diagnostics };
  const problem = checkUpstreamVersion(value.spec);
  return problem === undefined
    ? { value, diagnostics }
    : { diagnostics: [placeProblem(value, problem)] };
}

/** The plain values of a text, or nothing where the two readers may not agree on them. */
function readQuickly(text: string): unknown {
  if (disputed.test(text)) return undefined;
  try {
    if (/^\s*\{/u.test(text)) return JSON.parse(text);
    const value = load(text.replace(/^\uFEFF/u, ""), { schema: CORE_SCHEMA });
    return isTree(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Merge keys, which YAML 1.2's core does not have, and numbers with `_`, which only YAML 1.1 has. */
const disputed = /<<\s*:|[\s:[,][-+]?\d[\d,.]*_[\d_]*\s*(?:$|[,\]}#])/mu;

const maxDepth = 1000;
const maxValues = 5_000_000;

/** Whether a value ends: without a cycle of aliases, and of a size and depth that can be walked. */
function isTree(root: unknown): boolean {
  const sizes = new Map<object, number>();
  const measure = (value: unknown, depth: number): number => {
    if (typeof value !== "object" || value === null) return 1;
    if (depth > maxDepth) return Number.POSITIVE_INFINITY;
    const known = sizes.get(value);
    if (known !== undefined) return known;
    // On the way into a value it has no end yet: a cycle meets this.
    sizes.set(value, Number.POSITIVE_INFINITY);
    let size = 1;
    for (const part of Object.values(value)) size += measure(part, depth + 1);
    sizes.set(value, size);
    return size;
  };
  return measure(root, 0) <= maxValues;
}

/** A document that reads its text a second time when it is first asked for a position. */
function unplaced(source: SpecSource, value: unknown): Document {
  let locate: Document["locate"] | undefined;
  return {
    source,
    spec: value as OpenApi,
    locate: (pointer, part) => {
      locate ??= readYaml(source).value?.locate ?? (() => undefined);
      return locate(pointer, part);
    },
  };
}
