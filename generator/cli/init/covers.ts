/** Whether globs of workspaces, as package managers read them, take in a folder. */
export function covers(globs: readonly string[], folder: string): boolean {
  const plain = globs.filter((glob) => !glob.startsWith("!"));
  const negated = globs.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1));
  const finds = (glob: string): boolean => toPattern(glob).test(folder);
  return plain.some(finds) && !negated.some(finds);
}

function toPattern(glob: string): RegExp {
  const trimmed = glob.replace(/^\.\//u, "").replace(/\/$/u, "");
  const source = trimmed.replace(/\*\*\/?|[*?{},]|[^\w/*?{},-]/gu, (sign) => {
    if (sign === "**/") return "(?:.*/)?";
    return signs.get(sign) ?? `\\${sign}`;
  });
  return new RegExp(`^${source}$`, "u");
}

const signs: ReadonlyMap<string, string> = new Map([
  ["**", ".*"],
  ["*", "[^/]*"],
  ["?", "[^/]"],
  ["{", "(?:"],
  ["}", ")"],
  [",", "|"],
]);
