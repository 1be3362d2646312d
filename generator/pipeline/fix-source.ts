import { applyFixes } from "../5-write/apply-fixes.js";
import { replaceFile } from "../5-write/replace-file.js";
import type { Diagnostic } from "../types/diagnostic.js";
import type { SpecSource } from "../types/source.js";
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
    if (text === current.text) break;
    fixed.push(...fixable);
    current = { ...current, text };
    diagnostics = await lintSource(current);
  }
  if (current === source) return { source, fixed, diagnostics };
  const failed = replaceFile(source.path, current.text);
  if (failed.length === 0) return { source: current, fixed, diagnostics };
  return { source, fixed: [], diagnostics: [...(await lintSource(source)), ...failed] };
}
