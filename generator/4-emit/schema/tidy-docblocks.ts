import {
  deprecatedTag,
  docCode,
  docCodeBlock,
  docsWithTags,
  printDocblock,
} from "../print/docs.js";

/**
 * Returns what openapi-typescript printed with each docblock as TSDoc (tsdoc.org) has it: no `@description`, `@enum`
 * and `@constant`, which repeat the type, and values as code.
 */
export function tidyDocblocks(source: string): string {
  return source.replace(/^( *)\/\*\*(.*?)\*\/\n/gmsu, (_, indent: string, comment: string) => {
    const text = comment.includes("\n") ? comment.replace(/^ *\* ?/gmu, "") : comment;
    const entries = text
      .replaceAll("*\\/", "*/")
      .trim()
      // What goes on with an entry begins with four spaces.
      .split(/\n(?! {4}|$)/mu)
      .map((entry) => entry.replace(/^ {4}/gmu, ""));
    const texts = entries.filter(isText).map(textOf);
    // What a value is for comes before how it is written.
    const isFormat = (each: string): boolean => each.startsWith("Format: ");
    const ordered = [...texts.filter((each) => !isFormat(each)), ...texts.filter(isFormat)];
    const docblock = docsWithTags(ordered, entries.flatMap(tagOf));
    return docblock.length === 0 ? "" : `${printDocblock(docblock).replace(/^/gmu, indent)}\n`;
  });
}

/** What openapi-typescript writes before a text, and before a value. */
const tag = /^@(description|deprecated|default|example|enum|constant)(?: |$)/u;

function isText(entry: string): boolean {
  return !tag.test(entry) || entry.startsWith("@description");
}

function textOf(entry: string): string {
  return entry.replace(/^@description(?: |$)/u, "");
}

function tagOf(entry: string): (readonly [name: string, text: string])[] {
  const value = entry.replace(tag, "");
  switch (tag.exec(entry)?.[1]) {
    case "deprecated":
      return [deprecatedTag];
    case "default":
      return [["defaultValue", docCode(value, "json")]];
    case "example":
      return [["example", isPlain(value) ? value : exampleCode(value)]];
    default:
      return [];
  }
}

/** Whether TSDoc and Markdown read a value as its text. */
function isPlain(value: string): boolean {
  return /^[^\\{}<>@`\n]+$/u.test(value);
}

/** openapi-typescript prints an object or a list as JSON, and a text as it is. */
function exampleCode(value: string): string {
  if (/^[{[]/u.test(value)) return docCodeBlock(value, "json");
  return docCode(value || '""', "text");
}
