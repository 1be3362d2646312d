import { basename } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { format } from "prettier";
import { type CreateNodeOptions, parse, stringify, type ToStringOptions } from "yaml";
import type { JsonObject } from "../types/json.js";
import { suggestExtensions } from "./suggest-extensions.js";

/** How wide a spec is; what is longer is folded where YAML allows it. */
const width = 100;

/** A slice as the text of `specs/<provider>.yaml`, with the `x-link-*` keys to go on from. */
export async function printSpec(
  slice: JsonObject,
  { provider, from, schema }: SpecOrigin,
): Promise<string> {
  const file = basename(from).replace(/[^\w.-]/gu, "_");
  const header = [
    `# yaml-language-server: $schema=${schema}`,
    `# Cut from ${file}: the operation and exactly what it reaches, as OpenAPI 3.1.`,
    "# To do: say under x-link-token where the result is, check the names, and put the descriptions in",
    "# your own words.",
  ].join("\n");
  return `${header}\n${await print(suggestExtensions(slice, provider))}`;
}

/** What the first lines of a spec tell. */
export interface SpecOrigin {
  readonly provider: string;
  /** The file that it was cut from. */
  readonly from: string;
  /** The address of the schema that editors check it by. */
  readonly schema: string;
}

/** The first way to write a spec down that loses nothing, the tidiest first. */
async function print(spec: JsonObject): Promise<string> {
  for (const finish of [tidy, leave]) {
    for (const options of [folded, inOneLine]) {
      const text = await finish(stringify(spec, { ...always, ...options }));
      if (means(text, spec)) return text;
    }
  }
  throw new Error("The spec cannot be written as YAML.");
}

function tidy(text: string): Promise<string> {
  return format(text, { parser: "yaml", printWidth: width });
}

/** Keys of more than 1,024 characters need a question mark (YAML 1.2, 7.4.2), which prettier takes away. */
function leave(text: string): string {
  return text;
}

const always: ToStringOptions & CreateNodeOptions = {
  aliasDuplicateObjects: false,
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
};

const folded: ToStringOptions = { lineWidth: width };

/** Folding loses odd white space now and then, and << stands bare; quoted in one line, all is kept. */
const inOneLine: ToStringOptions = {
  lineWidth: 0,
  blockQuote: false,
  defaultStringType: "QUOTE_DOUBLE",
};

/** Whether a text says what it should to the reader of specs, who merges what stands under <<. */
function means(text: string, spec: JsonObject): boolean {
  try {
    // Folding may cut a character in two, whose halves do not survive UTF-8.
    return text.isWellFormed() && isDeepStrictEqual(parse(text, { merge: true }), spec);
  } catch {
    return false;
  }
}
