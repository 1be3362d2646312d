/**
 * Parses JSON (RFC 8259) that a stranger sent: refuses a name that an object has twice, which parsers read differently, and
 * nesting below `mostLevels`. No fault quotes a value.
 */
export function readStrictJson(text: string, mostLevels: number): StrictJson {
  if (depthOf(text) > mostLevels)
    return { path: [], rule: `nested more than ${mostLevels} levels deep` };
  try {
    const value: unknown = JSON.parse(text);
    const path = findDuplicate(text);
    return path === undefined ? { value } : { path, rule: "given twice" };
  } catch {
    return { path: [], rule: "not JSON" };
  }
}

/** A JSON value, or what is wrong with its text, and where. */
export type StrictJson =
  | { readonly value: unknown; readonly rule?: undefined }
  | { readonly path: readonly (string | number)[]; readonly rule: string };

/** Brackets in texts count, too: nobody writes a hundred of them more than they close. */
function depthOf(text: string): number {
  let [depth, deepest, quoted] = [0, 0, false];
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index];
    if (sign === "\\" && quoted) index += 1;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === "{" || sign === "[")) deepest = Math.max(deepest, (depth += 1));
    else if (!quoted && (sign === "}" || sign === "]")) depth -= 1;
  }
  return deepest;
}

interface Level {
  /** The names of an object so far; nothing of a list. */
  readonly names: Set<string> | undefined;
  step: string | number;
}

/** The location of the first name that stands twice in an object of a valid JSON text. */
function findDuplicate(text: string): (string | number)[] | undefined {
  const levels: Level[] = [];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}[\],]/gsu)) {
    const level = levels.at(-1);
    if (token === "{") levels.push({ names: new Set(), step: "" });
    else if (token === "[") levels.push({ names: undefined, step: 0 });
    else if (token === "}" || token === "]") levels.pop();
    else if (token === "," && typeof level?.step === "number") level.step += 1;
    else if (token.endsWith(":") && level?.names !== undefined) {
      const name = JSON.parse(token.slice(0, -1)) as string;
      level.step = name;
      if (level.names.has(name)) return levels.map((each) => each.step);
      level.names.add(name);
    }
  }
  return undefined;
}
