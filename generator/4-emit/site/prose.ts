import { codeIn, splitCode } from "../print/escape.js";
import { type Html, html } from "./html.js";

/** A text as HTML: paragraphs, code between backticks, and addresses that begin with `https://` as links. */
export function paragraphs(text: string, className?: string): Html {
  const all = text.trim().split(/\n\s*\n/u);
  const attribute = className === undefined ? "" : html` class="${className}"`;
  return html`${all.map((each) => html`<p${attribute}>${inline(each)}</p>`)}`;
}

/** A text as HTML within a line. */
export function inline(text: string): Html {
  const parts = splitCode(text).map((part, index) =>
    index % 2 === 1 ? html`<code>${codeIn(part)}</code>` : linked(part),
  );
  return html`${parts}`;
}

function linked(text: string): Html {
  const parts = text.split(address).map((part, index) => (index % 2 === 1 ? link(part) : part));
  return html`${parts}`;
}

/** An address up to what ends the sentence that it is in. */
const address = /(https:\/\/[^\s<>"'`()[\]]*[^\s<>"'`()[\].,;:!?])/u;

/** A link to another site, which learns nothing of where its visitor was. */
export function link(url: string, text: string | Html = url): Html {
  return url.startsWith("https://") && URL.canParse(url)
    ? html`<a href="${url}" rel="noreferrer">${text}</a>`
    : html`${text}`;
}
