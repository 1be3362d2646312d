import { type Breach, breach } from "./breach.js";
import { toPointer } from "./pointer.js";

/** A JSON value, or what is wrong with its text. */
export type Parsed = { readonly value: unknown } | { readonly fault: Breach };

/** Parses JSON (RFC 8259); a name that an object has twice, and very deep nesting, are faults, too. */
export function parseJson(text: string): Parsed {
  try {
    const value: unknown = JSON.parse(text);
    const fault = findFault(text);
    return fault === undefined ? { value } : { fault };
  } catch (error) {
    // Some engines have no stack for what is nested too deep.
    const rule = error instanceof RangeError ? tooDeep : "not JSON";
    return { fault: breach(400, "body", rule) };
  }
}

const mostLevels = 100;
const tooDeep = `nested more than ${mostLevels} levels deep`;

interface Level {
  /** The names of an object so far; nothing of a list. */
  readonly names: Set<string> | undefined;
  step: string | number;
}

/** What is nested too deep, or the first name that stands twice in an object of a valid JSON text. */
function findFault(text: string): Breach | undefined {
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
      if (level.names.has(name))
        return breach(400, toPointer(levels.map(({ step }) => step)), "given twice");
      level.names.add(name);
    }
    if (levels.length > mostLevels) return breach(400, "body", tooDeep);
  }
  return undefined;
}
