import { basename } from "node:path";
import { format } from "prettier";
import { stringify } from "yaml";
import type { JsonObject } from "../types/json.js";
import { suggestExtensions } from "./suggest-extensions.js";

/** A slice as the text of `specs/<provider>.yaml`, with the `x-link-*` keys to go on from. */
export async function printSpec(
  slice: JsonObject,
  provider: string,
  from: string,
): Promise<string> {
  const file = basename(from).replace(/[^\w.-]/gu, "_");
  const header = [
    `# Cut from ${file}: the operation and exactly what it reaches, as OpenAPI 3.1.`,
    "# To do: say under x-link-token where the result is, check the names, and put the descriptions in your own words.",
  ].join("\n");
  const text = stringify(suggestExtensions(slice, provider), {
    aliasDuplicateObjects: false,
    lineWidth: 110,
  });
  return format(`${header}\n${text}`, { parser: "yaml", printWidth: 110 });
}
