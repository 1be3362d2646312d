import { blocksAsSpans, codeIn, splitBlocks, splitCode } from "../print/escape.js";
import { type Html, html } from "./html.js";
import { renderCode } from "./render-code.js";

/** A text as HTML: paragraphs, code between backticks, and addresses that begin with `https://` as links. */
export function paragraphs(text: string, className?: string): Html {
  const attribute = className === undefined ? "" : html` class="${className}"`;
  const blocks = splitBlocks(text).map((block) => {
    if (block.kind === "code") return renderCode(block.text, block.language);
    const all = block.text.trim().split(/\n\s*\n/u);
    return all.map((each) => each !== "" && html`<p${attribute}>${inline(each)}</p>`);
  });
  return html`${blocks}`;
}

/** A text as HTML within a line. */
export function inline(text: string): Html {
  const parts = splitCode(blocksAsSpans(text)).map((part, index) =>
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
