import { textOf } from "@linkmint/site/samples";
import {
  fenced,
  markdownCode,
  markdownText,
  markdownUrl,
  printable,
  splitBlocks,
} from "../print/escape.js";
import type { Block, Fact } from "./block.js";
import type { Field, FieldGroup } from "./field.js";

/** Writes blocks as Markdown: the same facts as in HTML. */
export function renderMarkdown(blocks: readonly Block[]): string {
  return blocks.map(renderBlock).join("\n\n");
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${markdownText(block.text)}`;
    case "text":
      return splitBlocks(block.text)
        .map((part) =>
          part.kind === "code"
            ? fenced(printable(part.text), printable(part.language ?? ""))
            : proseOf(part.text),
        )
        .filter((part) => part !== "")
        .join("\n\n");
    case "list":
      return block.items.map((item) => `- ${markdownText(item)}`).join("\n");
    case "facts":
      return block.rows.map(renderFact).join("\n");
    case "code":
      return fenced(block.text, block.language);
    case "sample":
      return fenced(textOf(block.code).trimEnd(), block.language);
    case "table":
      return [block.head, block.head.map(() => "---"), ...block.rows]
        .map((row) => `| ${row.map(cell).join(" | ")} |`)
        .join("\n");
    case "tabs":
      return block.tabs
        .map(({ title, blocks }) => `### ${markdownText(title)}\n\n${renderMarkdown(blocks)}`)
        .join("\n\n");
    case "fold":
      return `### ${markdownText(block.summary)}\n\n${renderMarkdown(block.blocks)}`;
    case "fields":
      return renderGroup(block.group, "");
    case "download":
      return `[${markdownText(block.file)}](${markdownUrl(block.file)})`;
    default:
      return block satisfies never;
  }
}

function proseOf(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/u)
    .map(markdownText)
    .join("\n\n");
}

function cell(text: string): string {
  return text === "---" ? text : markdownText(text);
}

function renderFact({ term, text, fields = [] }: Fact): string {
  const names = fields.map(({ name, note }) =>
    note === undefined ? markdownCode(name) : `${markdownCode(name)} (${markdownText(note)})`,
  );
  const said = [...(text === undefined ? [] : [markdownText(text)]), names.join(", ")];
  return `- ${markdownText(term)}: ${said.join(" ").trim()}`;
}

function renderGroup({ title, description, rules, fields }: FieldGroup, indent: string): string {
  return [
    `${indent}${indent === "" ? "" : "- "}${markdownText(title)}:${description === undefined ? "" : ` ${markdownText(description)}`}`,
    ...(indent === "" ? [""] : []),
    ...rules.map((rule) => `${deeper(indent)}- ${markdownText(rule)}`),
    ...fields.map((field) => renderField(field, deeper(indent))),
  ].join("\n");
}

/** Only what is inside something stands further to the right. */
function deeper(indent: string): string {
  return indent === "" ? indent : `${indent}  `;
}

function renderField(field: Field, indent: string): string {
  const { path, type, isRequired, marks, description, facts, values, groups } = field;
  const about = [type, ...(isRequired ? ["required"] : []), ...marks.map(({ text }) => text)];
  const listed = values?.values.map(({ value, meaning }) =>
    meaning === undefined
      ? markdownCode(value)
      : `${markdownCode(value)} (${markdownText(meaning.replace(/\.$/u, ""))})`,
  );
  const sentences = [
    ...(description === undefined ? [] : [markdownText(description)]),
    ...facts.map(markdownText),
    ...(listed === undefined
      ? []
      : [`${markdownText(values?.title ?? "")}: ${listed.join(", ")}.`]),
  ];
  const line = `${indent}- ${markdownCode(path)} (${markdownText(about.join(", "))})`;
  const [first, ...others] = groups;
  const isLone = first !== undefined && others.length === 0 && first.rules.length === 0;
  const inside = isLone
    ? first.fields.map((each) => renderField(each, `${indent}  `))
    : groups.map((group) => renderGroup(group, `${indent}  `));
  return [sentences.length === 0 ? line : `${line}: ${sentences.join(" ")}`, ...inside].join("\n");
}
