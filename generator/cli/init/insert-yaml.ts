import { parse } from "yaml";
import { editYaml } from "../../pipeline.js";
import { asRecord } from "./repository.js";

/**
 * A YAML text with one more item at the end of the list that a key of its mapping holds; nothing else of it changes. A
 * list that is missing is made. Gives nothing where the key holds something else, or the text leaves no simple way.
 */
export async function insertYaml(
  text: string,
  key: string,
  item: string,
): Promise<string | undefined> {
  const value: unknown = parse(text);
  if (value === null) {
    // Comments alone, or nothing.
    const gap = text === "" || text.endsWith("\n") ? "" : "\n";
    return `${text}${gap}${key}:\n  - ${JSON.stringify(item)}\n`;
  }
  return key in asRecord(value)
    ? editYaml(text, [{ kind: "append", pointer: `/${key}`, value: item }])
    : editYaml(text, [{ kind: "set", pointer: "", key, value: [item] }]);
}
