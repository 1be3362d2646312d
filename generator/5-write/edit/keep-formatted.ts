import type { Options } from "prettier";
import { isJson } from "./parse-object.js";

/** A file's old text, what became of it, and where it stands. */
export interface Edited {
  readonly before: string;
  readonly after: string;
  readonly path: string;
}

/** An edited text as Prettier, by the config of its folder, or `JSON.stringify` writes it where the old one was so. */
export function keepFormatted(edited: Edited): Promise<string> {
  return keep(edited, {});
}

/** The same for a spec, which is wider where nobody says how wide. */
export function keepSpecFormatted(edited: Edited): Promise<string> {
  return keep(edited, { printWidth: 100 });
}

async function keep({ before, after, path }: Edited, forYaml: Options): Promise<string> {
  const unit = /\n([ \t]+)"/u.exec(before)?.[1] ?? "";
  if (isJson(before) && before === stringifyLike(before, unit)) return stringifyLike(after, unit);
  // Most runs edit nothing.
  const { check, format, getFileInfo, resolveConfig } = await import("prettier");
  try {
    const config = await resolveConfig(path, { editorconfig: true });
    const { inferredParser: parser } = await getFileInfo(path, { resolveConfig: false });
    if (parser === null) return after;
    const ours = parser === "yaml" ? forYaml : {};
    const options: Options = { ...ours, ...config, parser, endOfLine: "auto" };
    return (await check(before, options)) ? await format(after, options) : after;
  } catch {
    // A config that is broken, or a plugin that is not there, is the formatter's to tell of.
    return after;
  }
}

/** A text of JSON as `JSON.stringify` lays it out, with the text's own line ends. */
function stringifyLike(text: string, unit: string): string {
  const [, mark = "", end = ""] = /^(\uFEFF?)[^]*?(\s*)$/u.exec(text) ?? [];
  const printed = JSON.stringify(JSON.parse(text.slice(mark.length)), null, unit);
  return mark + (text.includes("\r\n") ? printed.replaceAll("\n", "\r\n") : printed) + end;
}
