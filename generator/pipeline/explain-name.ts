import { readSpecs } from "../1-load/read-specs.js";
import { displayPath } from "../5-write/disk/real-path.js";
import { packageFolder } from "../5-write/plan/place-packages.js";
import { readPackage } from "../5-write/plan/read-package.js";
import type { Diagnostic } from "../types/diagnostic.js";
import type { Explanation } from "../types/explanation.js";
import type { Placement } from "../types/placement.js";
import { explainSymbol } from "../why/explain-symbol.js";
import { type Declarations, indexDeclarations } from "../why/index-declarations.js";
import { checkSpec } from "./compare-documents.js";
import type { Inspection } from "./inspection.js";

/** Which name to explain, and where its package lies. */
export interface WhyRequest {
  readonly symbol: string;
  readonly specs: string;
  readonly out: string;
  /** All of them when empty. */
  readonly providers: readonly string[];
  readonly placements: readonly Placement[];
}

/** What a name means, in each package that has it. */
export interface WhyReport extends Inspection {
  readonly explanations: readonly Explanation[];
  /** The names that were probably meant where there is none of that name. */
  readonly suggestions: readonly string[];
}

/** Says where a name of a generated package comes from. Writes nothing. */
export async function explainName(request: WhyRequest): Promise<WhyReport> {
  const { symbol, specs, providers } = request;
  const read = await readSpecs({ folder: specs, providers });
  const sources = read.value ?? [];
  const diagnostics: Diagnostic[] = [...read.diagnostics];
  const explanations: Explanation[] = [];
  const suggestions: string[] = [];
  for (const source of sources) {
    const spec = checkSpec(source);
    diagnostics.push(...spec.diagnostics);
    if (spec.value === undefined) continue;
    const { document, model } = spec.value;
    const declarations = readDeclarations(source.provider, request);
    const answer = explainSymbol({ document, model, declarations, symbol });
    explanations.push(...answer.explanations);
    if (answer.suggestion !== undefined) suggestions.push(answer.suggestion);
  }
  return { sources, diagnostics, explanations, suggestions: [...new Set(suggestions)] };
}

const generated = ["client", "index", "link-token", "models", "operations", "schema", "validators"];

/** What the files of a package declare as they are on disk; nothing where it is not generated yet. */
function readDeclarations(provider: string, request: WhyRequest): Declarations {
  const folder = packageFolder(request, provider);
  const wanted = new Map(generated.map((name) => [`src/${name}.ts`, ""]));
  const files = readPackage({ provider, folder, tree: wanted }).value?.files ?? new Map();
  return indexDeclarations(
    new Map(
      [...files]
        .filter(([path]) => wanted.has(path))
        .map(([path, text]) => [displayPath(folder, path), text]),
    ),
  );
}
