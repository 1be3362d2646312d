import { addCopy } from "./add-copy.js";
import { addSearch } from "./add-search.js";
import { addTabs } from "./add-tabs.js";
import { addThemeSwitch } from "./add-theme-switch.js";
import { mountPlayground } from "../playground/mount-playground.js";
import { openTarget } from "./open-target.js";

/* What a page does beyond being read; all of its text is there without it. */

for (const group of document.querySelectorAll<HTMLElement>(".tabs")) addTabs(group);
for (const code of document.querySelectorAll<HTMLElement>("pre.code")) addCopy(code);
const tools = document.querySelector<HTMLElement>("#tools");
if (tools !== null) {
  addSearch(tools);
  addThemeSwitch(tools);
}
openTarget();
// When the page is read, Chromium's autofill looks at all fields that it has; the form's are there one moment later. A link
// to the form has something to show only then.
setTimeout(() => {
  mountPlayground(document);
  openTarget();
});
addEventListener("hashchange", openTarget);
