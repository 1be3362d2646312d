import { type Html, html } from "./html.js";

/** Code in a box of its own, which can be reached and scrolled by keyboard. */
export function renderCode(text: string | readonly (string | Html)[], language = ""): Html {
  return html`<div class="copyable">
    <pre class="code" data-language="${language}" tabindex="0"><code>${text}</code></pre>
  </div> `;
}
