/**
 * Parses JSON (RFC 8259) that a stranger sent: refuses a name that an object has twice, which parsers read differently, and
 * more than `mostLevels` levels of nesting. No fault quotes a value.
 */
export function readStrictJson(text: string, mostLevels: number): StrictJson {
  const tooDeep = { path: [], rule: `nested more than ${mostLevels} levels deep` };
  try {
    const value: unknown = JSON.parse(text);
    return findFault(text, mostLevels, tooDeep) ?? { value };
  } catch (error) {
    // Some engines have no stack for what is nested too deep.
    return error instanceof RangeError ? tooDeep : { path: [], rule: "not JSON" };
  }
}

/** A JSON value, or what is wrong with its text, and where. */
export type StrictJson = { readonly value: unknown; readonly rule?: undefined } | JsonFault;

interface JsonFault {
  readonly path: readonly (string | number)[];
  readonly rule: string;
}

interface Level {
  /** The names of an object so far; nothing of a list. */
  readonly names: Set<string> | undefined;
  step: string | number;
}

/** What is nested too deep, or the first name that stands twice in an object of a valid JSON text. */
function findFault(text: string, mostLevels: number, tooDeep: JsonFault): JsonFault | undefined {
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
      if (level.names.has(name)) {
        return { path: levels.map(({ step }) => step), rule: "given twice" };
      }
      level.names.add(name);
    }
    if (levels.length > mostLevels) return tooDeep;
  }
  return undefined;
}
