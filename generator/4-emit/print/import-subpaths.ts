import { formatSource } from "./format.js";

/** Formatted source text whose modules of the same package are imported as `#name` (Node.js, "Subpath imports"). */
export function importSubpaths(text: string): Promise<string> {
  return formatSource(text.replace(relative, '$1"#$2";'));
}

/* No line of a comment begins like one. In a literal, the quotes are escaped, or the line ends with another quote. */
const relative = /^((?:import|export|\}) (?:.* )?from )"\.\/([\w-]+)\.js";$/gmu;
