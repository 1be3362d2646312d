import { displayPath } from "../5-write/disk/real-path.js";
import { packageFolder } from "../5-write/plan/locate-packages.js";
import { readPackage } from "../5-write/plan/read-package.js";
import type { Explanation } from "../types/explanation.js";
import { createExplain } from "../why/create-explain.js";
import { type Declarations, indexDeclarations } from "../why/index-declarations.js";
import type { Inspection } from "./inspection.js";
import type { SpecsRequest } from "./load-specs.js";
import { modelSpecs } from "./model-specs.js";

/** Which name to explain, and where its package lies. */
export interface WhyRequest extends SpecsRequest {
  readonly symbol: string;
  readonly out: string;
}

/** What a name means, in each package that has it. */
export interface WhyReport extends Inspection {
  readonly explanations: readonly Explanation[];
  /** The names that were probably meant where there is none of that name. */
  readonly suggestions: readonly string[];
}

/** Says where a name of a generated package comes from. Writes nothing. */
export async function explainName(request: WhyRequest): Promise<WhyReport> {
  const { symbol } = request;
  const { specs, ...inspection } = await modelSpecs({ ...request, placements: [] });
  const results = specs.map(({ document, model }) => {
    const declarations = readDeclarations(document.source.provider, request);
    return createExplain({ document, model, declarations })(symbol);
  });
  return {
    ...inspection,
    explanations: results.flatMap(({ explanations }) => explanations),
    suggestions: [...new Set(results.flatMap(({ suggestion }) => suggestion ?? []))],
  };
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
