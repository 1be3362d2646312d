/** Returns `A | B` without repetitions; `unknown` swallows the rest, and `never` adds nothing. */
export function union(types: readonly string[]): string {
  const members = [...new Set(types)].filter((type) => type !== "never");
  if (members.includes("unknown")) return "unknown";
  return members.length === 0 && types.length > 0 ? "never" : members.join(" | ");
}

/** Returns a type that an operator may follow. */
export function parenthesize(type: string): string {
  return /[|&\s]/u.test(type) ? `(${type})` : type;
}
