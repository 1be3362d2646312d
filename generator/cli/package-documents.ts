import { type Plan, displayPath } from "../pipeline.js";

/** A package in the JSON that `generate` and `check` print. */
export interface PackageDocument {
  readonly provider: string;
  readonly milliseconds: number;
  /** Empty when the package is what its spec gives. */
  readonly changes: readonly ChangeDocument[];
}

/** A file in the JSON that `generate` and `check` print: kind and reason are those of `FileChange`. */
export interface ChangeDocument {
  readonly kind: string;
  readonly reason: string;
  readonly path: string;
}

/** A plan's packages as `--json` shows them, without the texts. */
export function packageDocuments({ packages }: Plan): PackageDocument[] {
  return packages.map(({ provider, folder, milliseconds, changes }) => ({
    provider,
    milliseconds: Math.round(milliseconds),
    changes: changes.map(({ kind, reason, path }) => ({
      kind,
      reason,
      path: displayPath(folder, path),
    })),
  }));
}
