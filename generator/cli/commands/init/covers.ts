/** Whether globs of workspaces, as package managers read them, take in a folder. */
export function covers(globs: readonly string[], folder: string): boolean {
  const plain = globs.filter((glob) => !glob.startsWith("!"));
  const negated = globs.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1));
  const finds = (glob: string): boolean =>
    expandBraces(glob).some((each) => toPattern(each).test(folder));
  return plain.some(finds) && !negated.some(finds);
}

/** The globs that one with braces stands for; a brace without its other half is one itself. */
function expandBraces(glob: string): string[] {
  const [whole, before = "", inner = "", after = ""] =
    /^([^]*?)\{([^{}]*)\}([^]*)$/u.exec(glob) ?? [];
  if (whole === undefined) return [glob];
  return inner.split(",").flatMap((part) => expandBraces(before + part + after));
}

function toPattern(glob: string): RegExp {
  const trimmed = glob.replace(/^\.\//u, "").replace(/\/$/u, "");
  const source = trimmed.replace(/\*\*\/?|[*?]|[$()+.[\\\]^{|}]/gu, (sign) => {
    return signs.get(sign) ?? `\\${sign}`;
  });
  return new RegExp(`^${source}$`, "u");
}

const signs: ReadonlyMap<string, string> = new Map([
  ["**/", "(?:.*/)?"],
  ["**", ".*"],
  ["*", "[^/]*"],
  ["?", "[^/]"],
]);
