import ts from "typescript";

/** The value of a JSON text that parses, comments and trailing commas allowed. */
export function readJsonc(text: string): unknown {
  const { config }: { config?: unknown } = ts.parseConfigFileTextToJson("file.json", text);
  return config;
}
