import { check, format, type Options, resolveConfig } from "prettier";

/** An edited YAML text as Prettier writes it where the old one was, by the config of its folder. */
export async function keepFormatted(before: string, after: string, path: string): Promise<string> {
  const config = await resolveConfig(path, { editorconfig: true });
  const options: Options = { printWidth: 100, ...config, parser: "yaml", endOfLine: "auto" };
  return (await check(before, options)) ? format(after, options) : after;
}
