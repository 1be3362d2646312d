import { existsSync, readFileSync } from "node:fs";

/** Where the templates lie: beside `generator/` in the repository and in the published package. */
const candidates = ["../../templates/provider/", "../../../templates/provider/"];

/** A file of `templates/provider` with each `{{slot}}` replaced; a slot without a value is our bug. */
export function fillTemplate(name: string, slots: Readonly<Record<string, string>>): string {
  const template = readTemplate(name);
  return template.replace(/\{\{(\w+)\}\}/gu, (_, slot: string) => {
    const value = slots[slot];
    if (value === undefined) throw new Error(`templates/provider/${name} has no value for ${slot}`);
    return value;
  });
}

function readTemplate(name: string): string {
  const urls = candidates.map((candidate) => new URL(candidate + name, import.meta.url));
  const url = urls.find((each) => existsSync(each));
  if (url !== undefined) return readFileSync(url, "utf8");
  throw new Error(`templates/provider/${name} is missing from this installation of linkmint`);
}
