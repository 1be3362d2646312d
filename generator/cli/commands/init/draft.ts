/** A set-up in the making. */
export interface Draft {
  /** The texts of files as they are to be; those of the repository at first. */
  readonly texts: ReadonlyMap<string, string>;
  /** What is to be done to which of them. */
  readonly edits: readonly DraftEdit[];
  /** What is left for the user, a line each. */
  readonly left: readonly string[];
}

/** What happens to a file, in a few words. */
export interface DraftEdit {
  readonly path: string;
  readonly did: string;
}

/** A draft with a file's new text. */
export function write(draft: Draft, path: string, text: string, did: string): Draft {
  return {
    ...draft,
    texts: new Map(draft.texts).set(path, text),
    edits: [...draft.edits, { path, did }],
  };
}

/** A draft that leaves something to the user. */
export function leave(draft: Draft, what: string): Draft {
  return { ...draft, left: [...draft.left, what] };
}
