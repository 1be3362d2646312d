import type { Diagnostic } from "./diagnostic.js";

/** The files of one package: path inside the package (forward slashes) to text. */
export type FileTree = ReadonlyMap<string, string>;

/** One difference between what is on disk and what belongs there. */
export type FileChange = AddedFile | UpdatedFile | RemovedFile;

/** Why a file on disk is not what the spec gives. */
export type ChangeReason = FileChange["reason"];

/** A file that is not there yet. */
export interface AddedFile {
  readonly kind: "add";
  readonly reason: "missing";
  /** Path inside the package, with forward slashes. */
  readonly path: string;
  readonly after: string;
}

/** A file of ours with another text: `edited` is not how we left it, `stale` is. */
export interface UpdatedFile {
  readonly kind: "update";
  readonly reason: "stale" | "edited";
  /** Path inside the package, with forward slashes. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** Whether `before` may hold somebody's work, so that a copy is kept before it goes. */
  readonly keep: boolean;
}

/** A file whose text changes; the path is as the user would write it. */
export type FileEdit = Pick<UpdatedFile, "path" | "before" | "after">;

/** Puts a file's new text in place of the old one; gives what kept it from that. */
export type ReplaceFile = (edit: FileEdit) => readonly Diagnostic[];

/** A file of ours that no spec asks for any more. */
export interface RemovedFile {
  readonly kind: "remove";
  readonly reason: "orphaned";
  /** Path inside the package, with forward slashes. */
  readonly path: string;
  readonly before: string;
  /** Whether `before` may hold somebody's work, so that a copy is kept before it goes. */
  readonly keep: boolean;
}
