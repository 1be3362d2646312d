import { inspect } from "node:util";

/** Everything that shows of an error or a client, at any depth, as one text to search for a secret. */
export function reveal(value: unknown): string {
  const seen = new Set<unknown>();
  const texts: string[] = [];
  for (let each = value; each instanceof Object && !seen.has(each); each = Object(each).cause) {
    seen.add(each);
    texts.push(
      String(each),
      String((each as Error).message),
      String((each as Error).stack),
      inspect(each, { depth: Infinity, showHidden: true, getters: true, maxStringLength: null }),
      JSON.stringify(each, Object.getOwnPropertyNames(each)) ?? "",
      JSON.stringify(each) ?? "",
    );
  }
  return texts.join("\n");
}
