import { type Breach, breach } from "./breach.js";
import { toPointer } from "./pointer.js";

/** A JSON value, or what is wrong with its text. */
export type Parsed = { readonly value: unknown } | { readonly fault: Breach };

/** Parses JSON (RFC 8259); a name that an object has twice, and very deep nesting, are faults, too. */
export function parseJson(text: string): Parsed {
  if (depthOf(text) > mostLevels) {
    return { fault: breach(400, "body", `nested more than ${mostLevels} levels deep`) };
  }
  try {
    const value: unknown = JSON.parse(text);
    const twice = findDuplicate(text);
    return twice === undefined ? { value } : { fault: breach(400, twice, "given twice") };
  } catch {
    return { fault: breach(400, "body", "not JSON") };
  }
}

const mostLevels = 100;

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

/** The place of the first name that stands twice in an object of a valid JSON text. */
function findDuplicate(text: string): string | undefined {
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
      if (level.names.has(name)) return toPointer(levels.map(({ step }) => step));
      level.names.add(name);
    }
  }
  return undefined;
}
