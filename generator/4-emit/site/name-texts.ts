import { nameUnshown } from "./html.js";

/**
 * Data of a page in which texts that are shown name what a reader would not see; values that are sent stay as they are.
 */
export function nameTexts(data: unknown, isMap = false): unknown {
  if (Array.isArray(data)) return data.map((each) => nameTexts(each));
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]: [string, unknown]) => {
      if (!isMap && values.has(key)) return [key, value];
      const isText = !isMap && texts.has(key) && typeof value === "string";
      return [key, isText ? nameUnshown(value) : nameTexts(value, !isMap && maps.has(key))];
    }),
  );
}

const texts = new Set(["description", "summary", "title"]);
/** What holds values of an API. */
const values = new Set(["value", "default", "const", "enum", "example", "knownValues"]);
/** Objects whose keys are names that an author chose. */
const maps = new Set(["properties", "patternProperties", "dependentSchemas", "$defs", "schemas"]);
