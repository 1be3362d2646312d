import type { Block, Fact, FieldLink } from "./block.js";
import { type Html, html } from "./html.js";
import { inline, paragraphs } from "./prose.js";
import { renderCode } from "./render-code.js";
import { renderFields } from "./render-fields.js";

/** Writes blocks as HTML. */
export function renderHtml(blocks: readonly Block[]): Html {
  return html`${blocks.map(renderBlock)}`;
}

function renderBlock(block: Block): Html {
  switch (block.kind) {
    case "heading": {
      const { id, text } = block;
      const anchor = html`<a class="anchor" href="#${encodeURIComponent(id)}">${inline(text)}</a>`;
      return block.level === 2
        ? html`<h2 id="${id}">${anchor}</h2> `
        : html`<h3 id="${id}">${anchor}</h3> `;
    }
    case "text":
      return html`${paragraphs(block.text, block.tone)}`;
    case "list":
      return html`<ul>
        ${block.items.map((item) => html`<li>${inline(item)}</li>`)}
      </ul> `;
    case "facts":
      return html`<dl class="facts">${block.rows.map(renderFact)}</dl> `;
    case "code":
      return renderCode(block.text, block.language);
    case "sample": {
      const tokens = block.code.map(({ kind, text }) =>
        kind === "plain" ? text : html`<span class="${kind}">${text}</span>`,
      );
      return renderCode(tokens, block.language);
    }
    case "table":
      return renderTable(block.head, block.rows);
    case "tabs": {
      const panels = block.tabs.map(
        ({ id, title, blocks }) =>
          html`<section class="panel" id="${id}" data-title="${title}">
            <h3>${title}</h3>
            ${renderHtml(blocks)}
          </section> `,
      );
      return html`<div class="tabs" data-label="${block.label}">${panels}</div> `;
    }
    case "fold":
      return html`<details class="fold">
        <summary>${inline(block.summary)}</summary>
        ${renderHtml(block.blocks)}
      </details> `;
    case "fields":
      return renderFields(block.group);
    case "download":
      return html`<p><a href="${block.file}" download>Download ${block.file}</a></p>
        <details class="fold">
          <summary>Show ${block.file}</summary>
          ${renderCode(block.text, "yaml")}
        </details> `;
    default:
      return block satisfies never;
  }
}

function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): Html {
  const cells = head.map((cell) => html`<th scope="col">${cell}</th>`);
  const lines = rows.map(
    (row) =>
      html`<tr>
        ${row.map((cell, index) => html`<td data-head="${head[index] ?? ""}">${inline(cell)}</td>`)}
      </tr> `,
  );
  return html`<table>
    <thead>
      <tr>
        ${cells}
      </tr>
    </thead>
    <tbody>
      ${lines}
    </tbody>
  </table> `;
}

function renderFact({ term, text, fields = [], tone }: Fact): Html {
  const links = fields.map(renderLink);
  const list =
    fields.length > 0 &&
    html`<ul class="names">
      ${links}
    </ul>`;
  const tint = tone === undefined ? "" : html` class="${tone}"`;
  return html`<div${tint}><dt>${term}</dt><dd>${text !== undefined && inline(text)}${list}</dd></div>\n`;
}

function renderLink({ name, anchor, note }: FieldLink): Html {
  const why = note !== undefined && html` <span class="why">${inline(note)}</span>`;
  return html`<li>
    <a href="#${encodeURIComponent(anchor)}"><code>${name}</code></a
    >${why}
  </li>`;
}
