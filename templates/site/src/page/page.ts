import { addSearch } from "./add-search.js";
import { addTabs } from "./add-tabs.js";
import { addThemeSwitch } from "./add-theme-switch.js";
import { openTarget } from "./open-target.js";

/* What a page does beyond being read; all of its text is there without it. */

for (const group of document.querySelectorAll<HTMLElement>(".tabs")) addTabs(group);
const tools = document.querySelector<HTMLElement>("#tools");
if (tools !== null) {
  addSearch(tools);
  addThemeSwitch(tools);
}
openTarget();
addEventListener("hashchange", openTarget);
