import type { ProviderDescription } from "@linkmint/runtime";
import { h, render } from "preact";
import { Playground } from "./playground.js";

/** Shows the playground where a page has a place for it, and its provider's description as a data block. */
export function mountPlayground(page: Document): void {
  const place = page.querySelector<HTMLElement>("#playground");
  const data = page.querySelector("script#provider")?.textContent;
  if (place === null || !data) return;
  const provider = JSON.parse(data) as ProviderDescription;
  place.replaceChildren();
  render(h(Playground, { provider, packageName: place.dataset["package"] }), place);
}
