/** The true or false that a value means, as itself or in words (YAML 1.1 had `yes` and `no`). */
export function readFlag(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (typeof value !== "string") return undefined;
  if (/^(?:true|yes|on)$/iu.test(value)) return true;
  return /^(?:false|no|off)$/iu.test(value) ? false : undefined;
}

/** The names that a text lists, each once; the text alone where it is none of names. */
export function splitList(text: string, separator = /[,;]/u): readonly string[] {
  const names = text.split(separator).map((name) => name.trim());
  const filled = [...new Set(names)].filter((name) => name !== "");
  return filled.length > 0 && filled.every((name) => /^[\w$.:@/-]+$/u.test(name)) ? filled : [text];
}
