/** What a page may say of a value: the members that are listed, and the others where it may say the whole. */
export interface Allowed {
  /** Whether it may say all, except what is sensitive and not listed. */
  readonly isWhole: boolean;
  readonly listed: ReadonlyMap<string, Allowed>;
}

/** Makes a tree of dotted paths. A path allows all below it, except what is sensitive. */
export function toAllowed(paths: readonly string[]): Allowed {
  const root: Node = { isWhole: false, listed: new Map() };
  for (const path of paths) {
    let at = root;
    for (const step of path.split(".")) {
      const next = at.listed.get(step) ?? { isWhole: false, listed: new Map() };
      at.listed.set(step, next);
      at = next;
    }
    at.isWhole = true;
  }
  return root;
}

/** Returns what of a member is allowed; nothing where it is neither listed nor part of a whole. */
export function allowedIn(
  { isWhole, listed }: Allowed,
  name: string,
  isSensitive: boolean,
): Allowed | undefined {
  const found = listed.get(name);
  // What is sensitive is not meant by the path of what it is in.
  if (!isWhole || isSensitive) return found;
  return { isWhole, listed: found?.listed ?? new Map() };
}

interface Node {
  isWhole: boolean;
  readonly listed: Map<string, Node>;
}
