import type { Diagnostic, Span } from "../types/diagnostic.js";

/** Where in which config something stands. */
export interface ConfigPlace {
  readonly path: string;
  readonly span?: Span;
}

/** An error about a config, at a location of it. */
export function invalidConfig(
  { path, span }: ConfigPlace,
  problem: Pick<Diagnostic, "message" | "help">,
): Diagnostic {
  const location = span === undefined ? {} : { span };
  return { code: "invalid-config", severity: "error", path, ...location, ...problem };
}
