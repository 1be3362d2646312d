import { parsers } from "prettier/plugins/babel";

/** Why a text is no TypeScript module, in the parser's words; undefined where it parses. READMEs are formatted by the same parser. */
export function whyNotTypeScript(code: string): string | undefined {
  try {
    parsers["babel-ts"].parse(code, {} as never);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/\.? \((\d+:\d+)\)$/u, " at $1") : "";
  }
}
