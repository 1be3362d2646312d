/** An export of a module, as a text refers to it. */
export interface Reference {
  readonly from: string;
  /** `default`, or the name that the module gives it. */
  readonly name: string;
  /** What the referring module calls it where nothing else has that name. */
  readonly local: string;
  readonly isType: boolean;
}

/** Returns a text that stands for a value that a module exports: `printModule` makes a name of it and adds the import. */
export function valueFrom(from: string, name: string, local = name): string {
  return mark + [from, name, local, "value"].join(separator) + mark;
}

/** Returns a text that stands for a type that a module exports. */
export function typeFrom(from: string, name: string): string {
  return mark + [from, name, name, "type"].join(separator) + mark;
}

/** Returns a text that stands for a type of `models.ts`. */
export function modelType(name: string): string {
  return typeFrom("./models.js", name);
}

/** The module that generated code calls. */
export const runtime = "@linkmint/runtime";

/** Replaces each reference in a text. */
export function replaceReferences(text: string, replace: (reference: Reference) => string): string {
  const parts = text.split(mark).map((part, index) => {
    if (index % 2 === 0) return part;
    const [from = "", name = "", local = "", kind] = part.split(separator);
    return replace({ from, name, local, isType: kind === "type" });
  });
  return parts.join("");
}

/* Text of a spec holds neither: `escape.ts` lets no control character through but line breaks. */
const mark = "\u0001";
const separator = "\u0002";
