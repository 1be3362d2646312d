import { readFile } from "node:fs/promises";

/** Where the templates lie: beside `generator/` in the repository and in the published package. */
const candidates = ["../../templates/provider/", "../../../templates/provider/"];

/** A file of `templates/provider` with each `{{slot}}` replaced; a slot without a value is our bug. */
export async function fillTemplate(
  name: string,
  slots: Readonly<Record<string, string>>,
): Promise<string> {
  const template = await readTemplate(name);
  return template.replace(/\{\{(\w+)\}\}/gu, (_, slot: string) => {
    const value = slots[slot];
    if (value === undefined) throw new Error(`templates/provider/${name} has no value for ${slot}`);
    return value;
  });
}

async function readTemplate(name: string): Promise<string> {
  for (const candidate of candidates) {
    const url = new URL(candidate + name, import.meta.url);
    const text = await readFile(url, "utf8").catch(() => undefined);
    if (text !== undefined) return text;
  }
  throw new Error(`templates/provider/${name} is missing from this installation of linkmint`);
}
