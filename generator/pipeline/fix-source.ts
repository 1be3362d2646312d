import { applyFixes } from "../5-write/edit/apply-fixes.js";
import { editYaml } from "../5-write/edit/edit-yaml.js";
import { keepSpecFormatted } from "../5-write/edit/keep-formatted.js";
import type { Diagnostic } from "../types/diagnostic.js";
import type { SpecSource } from "../types/document.js";
import type { ReplaceFile } from "../types/tree.js";
import type { Inspection } from "./inspection.js";
import { lintSource } from "./lint-source.js";
import { loadSpecs, type SpecsRequest } from "./load-specs.js";

/** One mistake may hide another, and none hides many. */
const mostRounds = 10;

/** Which specs to put right, and how their files get their new texts. */
export interface FixRequest extends SpecsRequest {
  readonly replace: ReplaceFile;
}

/** A spec with what is mechanical put right, on the disk, too. */
interface FixedSource {
  readonly source: SpecSource;
  /** The problems that are gone. */
  readonly fixed: readonly Diagnostic[];
  /** Those that are left. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What `lintSpecs` finds once everything mechanical was put right in the files of the specs. */
export async function fixSpecs(
  request: FixRequest,
): Promise<Inspection & { readonly fixed: readonly Diagnostic[] }> {
  const { sources, diagnostics } = await loadSpecs(request);
  const all: FixedSource[] = [];
  for (const source of sources) all.push(await fixSource(source, request.replace));
  return {
    sources: all.map(({ source }) => source),
    diagnostics: [...diagnostics, ...all.flatMap((each) => each.diagnostics)],
    fixed: all.flatMap(({ fixed }) => fixed),
  };
}

/** Puts right what is mechanical in a spec's file, and lints what came of it. */
async function fixSource(source: SpecSource, replace: ReplaceFile): Promise<FixedSource> {
  const fixed: Diagnostic[] = [];
  let current = source;
  let diagnostics = await lintSource(current);
  for (let round = 0; round < mostRounds; round += 1) {
    const fixable = diagnostics.filter(({ fix }) => fix !== undefined);
    const text = applyFixes(
      current.text,
      fixable.flatMap(({ fix }) => fix ?? []),
    );
    const edited = text === current.text ? applyEdits(text, diagnostics) : { text, fixed: fixable };
    if (edited.text === current.text) break;
    fixed.push(...edited.fixed);
    current = { ...current, text: edited.text };
    diagnostics = await lintSource(current);
  }
  if (current === source) return { source, fixed, diagnostics };
  if (fixed.some(({ edits }) => edits !== undefined)) {
    const text = await keepSpecFormatted({
      before: source.text,
      after: current.text,
      path: source.path,
    });
    current = { ...current, text };
    diagnostics = await lintSource(current);
  }
  const failed = replace({ path: source.path, before: source.text, after: current.text });
  if (failed.length === 0) return { source: current, fixed, diagnostics };
  return { source, fixed: [], diagnostics: [...(await lintSource(source)), ...failed] };
}

/**
 * Makes the changes that take more than a word, but those that the text leaves no simple way for: the last in the text
 * first, so that one which takes an item out of a list moves none that another is about, and one alone at a location.
 */
function applyEdits(text: string, diagnostics: readonly Diagnostic[]) {
  const fixed: Diagnostic[] = [];
  const locations = new Set<string>();
  let current = text;
  for (const diagnostic of diagnostics.toReversed()) {
    const location = JSON.stringify(diagnostic.span);
    if (diagnostic.edits === undefined || locations.has(location)) continue;
    const next = editYaml(current, diagnostic.edits);
    if (next === undefined) continue;
    fixed.unshift(diagnostic);
    locations.add(location);
    current = next;
  }
  return { text: current, fixed };
}
