import * as fc from "fast-check";
import { stringify } from "yaml";

/** A change to a document as values: gives the document that has it. */
export type Mutation = (document: unknown) => unknown;

/** A change to a document as text. */
export type TextMutation = (text: string) => string;

/** Changes at locations that a number chooses, whatever stands there. */
export const mutation: fc.Arbitrary<Mutation> = fc
  .tuple(fc.nat(), fc.oneof(edit(), edit(), rename()))
  .map(
    ([location, change]) =>
      (document) =>
        editAt(document, location, change),
  );

/** Bytes that are cut off, doubled, or come from nowhere. */
export const textMutation: fc.Arbitrary<TextMutation> = fc.oneof(
  at((text, offset) => text.slice(0, offset)),
  at((text, offset) => text.slice(offset)),
  at((text, offset) => text.slice(0, offset) + text.slice(offset + 1)),
  at((text, offset) => {
    const [start, end] = [text.lastIndexOf("\n", offset) + 1, text.indexOf("\n", offset) + 1];
    return text.slice(0, end) + text.slice(start, end) + text.slice(end);
  }),
  insertion(fc.constantFrom(...oddities())),
  insertion(fc.string({ unit: "binary", minLength: 1, maxLength: 4 })),
);

/** A document with all of these changes, as one of the texts that it may be written as. */
export function mutate(
  document: unknown,
  changes: readonly Mutation[],
  textChanges: readonly TextMutation[],
): string {
  const changed = changes.reduce((result, change) => change(result), document);
  const text = print(changed);
  return textChanges.reduce((result, change) => change(result), text);
}

/** As YAML, or as JSON where it is nested deeper than the printer of YAML survives. */
function print(document: unknown): string {
  try {
    return stringify(document, { aliasDuplicateObjects: true });
  } catch {
    return JSON.stringify(document);
  }
}

type Entry = readonly [key: string, value: unknown] | undefined;
type Edit = (key: string, value: unknown, document: unknown) => Entry;

/** Another value in a location, or none. */
function edit(): fc.Arbitrary<Edit> {
  const value = fc.oneof(
    fc.constantFrom<unknown>(null, true, false, 0, -1, 1e308, 2 ** 53, "", "object", [], {}),
    fc.constantFrom<unknown>("*/ x", "${1}", "\u2028", "\uD800", "a".repeat(5000), "{{x}}", "`"),
    fc.constantFrom<unknown>({ $ref: "" }, { $ref: "#" }, { $ref: 1 }, { $ref: "other.yaml" }),
    fc.constantFrom<unknown>({ $ref: "#/%" }, { $ref: "#/~" }, { $ref: "http://x.example/a" }),
    fc.constantFrom<unknown>({ type: "null" }, { not: {} }, { enum: [] }, { allOf: [] }, [[]]),
    fc.integer({ min: 1, max: 400 }).map((depth) => nest(depth)),
    fc.jsonValue({ maxDepth: 2 }),
  );
  return fc.oneof(
    fc.constant<Edit>(() => undefined),
    value.map((other): Edit => (key) => [key, other]),
    // What stands elsewhere, or a reference to it.
    fc.nat().map((from): Edit => (key, _, document) => [key, pick(document, from).value]),
    fc
      .nat()
      .map((to): Edit => (key, _, document) => [key, { $ref: `#${pick(document, to).pointer}` }]),
    fc.constant<Edit>((key, old) => [key, [old]]),
    fc.constant<Edit>((key, old) => [key, { allOf: [old, old] }]),
    fc.constant<Edit>((key, old) => [key, String(JSON.stringify(old)).slice(0, 100)]),
  );
}

function rename(): fc.Arbitrary<Edit> {
  const names = fc.constantFrom(
    ...[
      "__proto__",
      "constructor",
      "toString",
      "",
      " ",
      "$ref",
      "x-link-token",
      "a/b~c",
      "😀",
      "\n",
    ],
    ..."type properties allOf required enum items const default nullable content schema 200 2XX".split(
      " ",
    ),
  );
  return names.map((name) => (_, value) => [name, value]);
}

function nest(depth: number): unknown {
  return Array.from({ length: depth }).reduce<unknown>(
    (inner) => ({ type: "object", properties: { a: inner } }),
    { type: "string" },
  );
}

function at(change: (text: string, offset: number) => string): fc.Arbitrary<TextMutation> {
  return fc.nat().map(
    (location): TextMutation =>
      (text) =>
        change(text, location % (text.length + 1)),
  );
}

function insertion(odd: fc.Arbitrary<string>): fc.Arbitrary<TextMutation> {
  return odd.chain((part) =>
    at((text, offset) => text.slice(0, offset) + part + text.slice(offset)),
  );
}

function oddities(): string[] {
  return [
    ..."\t \0 \r \uFEFF & * ! | > %YAML --- ... ? : - # ' \" { [ } ] @ ` << 0x 1e999 .nan ~".split(
      " ",
    ),
    ...["\n", " ", "&a ", "*a ", "\n<<: *a\n", "!!binary ", "\n---\n", "- - - ", "[".repeat(3000)],
  ];
}

interface Location {
  readonly pointer: string;
  readonly value: unknown;
}

/** Every location of a document below its root. */
function locations(value: unknown, pointer = ""): Location[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const location = `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    return [{ pointer: location, value: inner as unknown }, ...locations(inner, location)];
  });
}

function pick(document: unknown, number: number): Location {
  const all = locations(document);
  return all[number % Math.max(all.length, 1)] ?? { pointer: "", value: document };
}

/** A copy of a document in which one location, of all that there are, was edited. */
function editAt(document: unknown, number: number, change: Edit): unknown {
  const target = number % Math.max(locations(document).length, 1);
  let count = -1;
  const copy = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).flatMap(([key, inner]) => {
      count += 1;
      if (count !== target) return [[key, copy(inner)] as const];
      const edited = change(key, inner, document);
      return edited === undefined ? [] : [edited];
    });
    if (Array.isArray(value)) return entries.map(([, inner]) => inner);
    return Object.fromEntries(entries);
  };
  return copy(document);
}
