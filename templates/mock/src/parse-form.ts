import type { ProviderDescription, RequestDescription } from "@linkmint/runtime";
import { type Breach, breach } from "./breach.js";
import { isObject } from "./pointer.js";
import { readValue, sourcesOf, type TextTree } from "./read-value.js";

type Schemas = ProviderDescription["schemas"];

/** Reads a form (`application/x-www-form-urlencoded`) as its request describes it. */
export function parseForm(
  text: string,
  request: RequestDescription,
  schemas: Schemas,
): { readonly value: unknown } | { readonly fault: Breach } {
  const pairs = [...new URLSearchParams(text)];
  if (pairs.length > mostPairs) {
    return { fault: breach(400, "body", `made of more than ${mostPairs} pairs`) };
  }
  const { form = {}, unlistedFormStyle, schema } = request;
  const styleOf = (name: string) => (Object.hasOwn(form, name) ? form[name] : unlistedFormStyle);
  const delimiterOf = (name: string) => delimiters[styleOf(name) ?? ""];
  const trees = new Map<string, Tree | string>();
  for (const [name, value] of pairs) {
    const [first = "", ...steps] = name.split(/\]\[|[[\]]/u);
    if (steps.at(-1) === "" && name.endsWith("]")) steps.pop();
    if (steps.length > mostLevels) {
      return { fault: breach(400, "body", `nested more than ${mostLevels} levels deep`) };
    }
    if (steps.length === 0) {
      const isListed = delimiterOf(first) === undefined && isList(schema, first, schemas);
      add(trees, first, value, isListed);
    } else add(treeAt(trees, [first, ...steps.slice(0, -1)]), steps.at(-1) ?? "", value, false);
  }
  const entries = [...trees].map(([name, tree]): [string, unknown] => {
    const delimiter = delimiterOf(name);
    if (styleOf(name) === "json" && typeof tree === "string") return [name, parse(tree)];
    const plain = toPlain(tree);
    return [name, delimiter && typeof plain === "string" ? plain.split(delimiter) : plain];
  });
  const asJson = new Set(entries.filter(([name]) => form[name] === "json").map(([name]) => name));
  const texts = Object.fromEntries(entries.filter(([name]) => !asJson.has(name)));
  const read = readValue(texts as TextTree, schema, schemas);
  const json = Object.fromEntries(entries.filter(([name]) => asJson.has(name)));
  return { value: { ...(read as object), ...json } };
}

const delimiters: Readonly<Record<string, string>> = { commas: ",", spaces: " ", pipes: "|" };
const mostPairs = 10_000;
const mostLevels = 20;

/** What brackets make: by name, or by number where they are empty. */
type Tree = Map<string, Tree | string>;

function add(tree: Tree, name: string, value: string, isListed: boolean): void {
  // A name without brackets that stands twice, or whose value is a list, is a list of its values.
  const known = tree.get(name);
  if (name === "") tree.set(String(tree.size), value);
  else if (known instanceof Map) known.set(String(known.size), value);
  else if (known !== undefined)
    tree.set(
      name,
      new Map([
        ["0", known],
        ["1", value],
      ]),
    );
  else tree.set(name, isListed ? new Map([["0", value]]) : value);
}

function treeAt(root: Tree, steps: readonly string[]): Tree {
  return steps.reduce((tree, step) => {
    const name = step === "" ? String(tree.size) : step;
    const known = tree.get(name);
    if (known instanceof Map) return known;
    const made: Tree = new Map();
    tree.set(name, made);
    return made;
  }, root);
}

function toPlain(tree: Tree | string): TextTree {
  if (typeof tree === "string") return tree;
  return Object.fromEntries([...tree].map(([name, inner]) => [name, toPlain(inner)]));
}

function isList(schema: RequestDescription["schema"], name: string, schemas: Schemas): boolean {
  const properties = sourcesOf(schema, schemas).map((each) => each.properties?.[name]);
  const sources = properties.flatMap((each) => sourcesOf(each, schemas));
  return sources.some(({ type }) => [type].flat().includes("array"));
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : text;
  } catch {
    return text;
  }
}
