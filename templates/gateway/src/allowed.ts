/** What a page may say: everything, or the members that are listed. */
export type Allowed = true | ReadonlyMap<string, Allowed>;

/** Makes a tree of dotted paths. A path allows all below it, except what is sensitive. */
export function toAllowed(paths: readonly string[]): ReadonlyMap<string, Allowed> {
  const root = new Map<string, Allowed>();
  for (const path of paths) {
    const steps = path.split(".");
    const last = steps.pop() ?? "";
    let at: Map<string, Allowed> = root;
    for (const step of steps) {
      const found = at.get(step);
      // The whole, and besides it what is sensitive and has a path of its own.
      const next = new Map<string, Allowed>(found instanceof Map ? found : []);
      if (found === true) next.set(rest, true);
      at.set(step, next);
      at = next;
    }
    const found = at.get(last);
    if (found instanceof Map) found.set(rest, true);
    else at.set(last, true);
  }
  return root;
}

/** Returns what of a member is allowed, and whether a path names the member itself. */
export function allowedIn(
  allowed: Allowed,
  name: string,
): { readonly allowed: Allowed | undefined; readonly isNamed: boolean } {
  if (allowed === true) return { allowed, isNamed: false };
  const named = allowed.get(name);
  return { allowed: named ?? allowed.get(rest), isNamed: named !== undefined };
}

/** Stands for every member that has no path of its own; no path holds it, since it has a dot. */
export const rest = ".*";
