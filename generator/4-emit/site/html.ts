/** Text that is HTML already; anything else is escaped on its way into a page. */
export class Html {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

/** What a template takes: nothing is written for `undefined` and `false`. */
type Part = Html | string | number | false | undefined | readonly Part[];

/**
 * Writes HTML: the template as it stands, the values in it escaped. This is the only way from a spec to a page.
 *
 * @example html`<p class="${name}">${description}</p>`
 */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const written = template.map((text, index) => {
    // The template is indented as code is; a space after its last tag ends a line.
    const line = index === parts.length ? text.replace(/> $/u, ">\n") : text;
    return line.replace(/\s*\n\s*/gu, "\n") + writePart(parts[index]);
  });
  return new Html(written.join(""));
}

function writePart(part: Part): string {
  if (part === undefined || part === false) return "";
  if (part instanceof Html) return part.text;
  if (typeof part === "object") return part.map(writePart).join("");
  return escapeHtml(String(part));
}

/**
 * Text as HTML, in an element or a quoted attribute. What a browser would not show, or would reorder other text by,
 * such as U+202E, stands there by its number.
 */
export function escapeHtml(text: string): string {
  return nameUnshown(text.replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`));
}

/** A text in which what a browser would not show, or would reorder other text by, stands by its number. */
export function nameUnshown(text: string): string {
  return text.replace(unshown, (character) => {
    const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return `[U+${number}]`;
  });
}

/** Control and format characters, separators, lone surrogates; joiners and variation belong to letters and emoji. */
const unshown = /(?!\n|\t|\u00AD|\u200C|\u200D)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
