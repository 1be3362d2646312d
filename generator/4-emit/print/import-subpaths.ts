import { formatSource } from "./format.js";

/** Formatted source text whose modules of the same package are imported as `#name` (Node.js, "Subpath imports"). */
export function importSubpaths(text: string): Promise<string> {
  return formatSource(text.replace(relative, '$1"#$2";'));
}

/* No line of a literal or a comment begins like one. */
const relative = /^((?:import|export|\}) .*)"\.\/([\w-]+)\.js";$/gmu;
