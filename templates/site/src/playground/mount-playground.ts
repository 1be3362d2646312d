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
  const { package: packageName, gateways = "{}" } = place.dataset;
  const show = (): void => {
    const key = location.hash.startsWith("#try:") ? location.hash : "";
    render(h(Playground, { key, provider, packageName, gateways: JSON.parse(gateways) }), place);
    if (key !== "") place.scrollIntoView();
  };
  show();
  addEventListener("hashchange", () => {
    if (location.hash.startsWith("#try:")) show();
  });
}
