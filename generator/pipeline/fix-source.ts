import { applyFixes } from "../5-write/edit/apply-fixes.js";
import { editYaml } from "../5-write/edit/edit-yaml.js";
import { keepSpecFormatted } from "../5-write/edit/keep-formatted.js";
import { replaceFile } from "../5-write/disk/write-new-file.js";
import type { Diagnostic } from "../types/diagnostic.js";
import type { SpecSource } from "../types/document.js";
import { lintSource } from "./lint-source.js";

/** One mistake may hide another, and none hides many. */
const mostRounds = 10;

/** A spec with what is mechanical put right, on the disk, too. */
export interface FixedSource {
  readonly source: SpecSource;
  /** The problems that are gone. */
  readonly fixed: readonly Diagnostic[];
  /** Those that are left. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Puts right what is mechanical in a spec's file, and lints what came of it. */
export async function fixSource(source: SpecSource): Promise<FixedSource> {
  const fixed: Diagnostic[] = [];
  let current = source;
  let diagnostics = await lintSource(current);
  for (let round = 0; round < mostRounds; round += 1) {
    const fixable = diagnostics.filter(({ fix }) => fix !== undefined);
    const text = applyFixes(
      current.text,
      fixable.flatMap(({ fix }) => fix ?? []),
    );
    const settled =
      text === current.text ? applyEdits(text, diagnostics) : { text, fixed: fixable };
    if (settled.text === current.text) break;
    fixed.push(...settled.fixed);
    current = { ...current, text: settled.text };
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
  const failed = replaceFile(source.path, current.text);
  if (failed.length === 0) return { source: current, fixed, diagnostics };
  return { source, fixed: [], diagnostics: [...(await lintSource(source)), ...failed] };
}

/**
 * Makes the changes that take more than a word, but those that the text leaves no simple way for: the last in the text
 * first, so that one which takes an item out of a list moves none that another is about, and one alone at a place.
 */
function applyEdits(text: string, diagnostics: readonly Diagnostic[]) {
  const fixed: Diagnostic[] = [];
  const places = new Set<string>();
  let current = text;
  for (const diagnostic of diagnostics.toReversed()) {
    const place = JSON.stringify(diagnostic.span);
    if (diagnostic.edits === undefined || places.has(place)) continue;
    const next = editYaml(current, diagnostic.edits);
    if (next === undefined) continue;
    fixed.unshift(diagnostic);
    places.add(place);
    current = next;
  }
  return { text: current, fixed };
}
