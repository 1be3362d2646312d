import { basename } from "node:path";
import { isDeepStrictEqual } from "node:util";
import * as yaml from "prettier/plugins/yaml";
import { format } from "prettier/standalone";
import {
  type CreateNodeOptions,
  Document,
  isMap,
  isScalar,
  parse,
  type ToStringOptions,
} from "yaml";
import type { JsonObject } from "../types/json.js";
import type { OpenQuestion } from "./find-questions.js";
import type { SlicedOperation } from "./slice-operations.js";

/** How wide a spec is; what is longer is folded where YAML allows it. */
const width = 100;

/** What is written beside the values of a spec. */
export interface Notes {
  /** The document: a file's path or an address. */
  readonly from: string;
  /** The address of the schema that editors check it by. */
  readonly schema: string;
  /** What nobody has decided yet. */
  readonly questions: readonly OpenQuestion[];
  readonly operations: readonly SlicedOperation[];
  /** What else its author should know, in sentences. */
  readonly notes: readonly string[];
}

/** A spec as the text of `specs/<provider>.yaml`, with each open question where its answer belongs. */
export async function printSpec(spec: JsonObject, notes: Notes): Promise<string> {
  const { from } = notes;
  const source = from.includes("://") ? from : basename(from).replace(/[^\w.-]/gu, "_");
  const header = [
    `# yaml-language-server: $schema=${notes.schema}`,
    `# Cut from ${source.replace(/[^!-~]/gu, "_")}: the operation and exactly what it reaches, as OpenAPI 3.1.`,
    "# To do: answer what is asked in comments, check the names, and put the descriptions in your own",
    "# words.",
    ...notes.notes.map((note) => `# ${note}`.replace(/[^ -~]/gu, "_")),
  ].join("\n");
  return `${header}\n${await print(spec, notes)}`;
}

/** The first way to write a spec down that loses nothing, the tidiest first. */
async function print(spec: JsonObject, notes: Notes): Promise<string> {
  for (const finish of [tidy, leave]) {
    for (const options of [folded, inOneLine]) {
      const document = new Document(spec, { ...always, ...options });
      writeQuestions(document, notes);
      const text = await finish(document.toString({ ...always, ...options }));
      if (means(text, spec)) return text;
    }
  }
  throw new Error("The spec cannot be written as YAML.");
}

/** Puts each question above what lint asks about: the `security`, or the `result` of its operation. */
function writeQuestions(document: Document, { questions, operations }: Notes): void {
  const ofAll = questions.filter(({ operation }) => operation === undefined);
  writeAbove(document.contents, "security", ofAll);
  for (const { name, path, method } of operations) {
    const asked = questions.filter(({ operation }) => operation === name);
    writeAbove(document.getIn(["paths", path, method, "x-link-token"], true), "result", asked);
  }
}

function writeAbove(map: unknown, name: string, asked: readonly OpenQuestion[]): void {
  if (asked.length === 0 || !isMap(map)) return;
  const key = map.items
    .map((pair) => pair.key)
    .find((each) => isScalar(each) && each.value === name);
  if (isScalar(key)) key.commentBefore = asked.map(formatQuestion).join("\n");
}

/** A question as a line of a comment, with where its answer goes. */
function formatQuestion({ name, text, candidates }: OpenQuestion): string {
  const shown = candidates.slice(0, 3).join(", ");
  const hint = shown === "" ? `--${name} says it` : `perhaps --${name} ${shown}`;
  return ` ${text} (${hint})`.replace(/[^ -~]/gu, "_");
}

function tidy(text: string): Promise<string> {
  return format(text, { parser: "yaml", plugins: [yaml], printWidth: width });
}

/** Keys of more than 1,024 characters need a question mark (YAML 1.2, 7.4.2), which prettier takes away. */
function leave(text: string): string {
  return text;
}

const always: ToStringOptions & CreateNodeOptions = {
  aliasDuplicateObjects: false,
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
};

const folded: ToStringOptions = { lineWidth: width };

/** Folding loses odd white space now and then, and << stands bare; quoted in one line, all is kept. */
const inOneLine: ToStringOptions = {
  lineWidth: 0,
  blockQuote: false,
  defaultStringType: "QUOTE_DOUBLE",
};

/** Whether a text says what it should to the reader of specs, who merges what stands under <<. */
function means(text: string, spec: JsonObject): boolean {
  try {
    // Folding may cut a character in two, whose halves do not survive UTF-8.
    return text.isWellFormed() && isDeepStrictEqual(parse(text, { merge: true }), spec);
  } catch {
    return false;
  }
}
