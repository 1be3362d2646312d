import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { TSDocParser } from "@microsoft/tsdoc";
import { expect, test } from "vitest";
import { printDocblock, docsWithTags } from "../../generator/4-emit/print/docs.js";
import { tidyDocblocks } from "../../generator/4-emit/schema/tidy-docblocks.js";
import { repository } from "../consumer.js";
import { packageOf } from "./package-of.js";

/* TSDoc's own parser, which API Extractor warns with, reads what editors and TypeDoc read. */
const parser = new TSDocParser();

const modules = ["generated", "test/samples"].flatMap((folder) =>
  readdirSync(path.join(repository, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /^[^/]+\/(?:expected\/)?src\/[^/]+\.ts$/u.test(file))
    .map((file) => `${folder}/${file}`),
);

test.each(modules)("the docblocks of %s are TSDoc", (file) => {
  const text = readFileSync(path.join(repository, file), "utf8");
  expect(problemsOf(text)).toEqual([]);
});

test.each([
  "a { b } <c> d@e.f {@link x}",
  "\\d+ and \\_ and C:\\",
  "`a {b}` `c",
  `${"word ".repeat(17)}\`a code span {with} spaces\` after it`,
  `\`\`\`json\n{ "a": "${"word ".repeat(30)}" }\n\`\`\``,
  "@internal */ @public",
  "`a {b}\n  c` `` {d} ``",
  "https://a.example/@b/{c}",
  "```\n{a}",
  "a\n\n    {b}\n\nc",
  "a\n  ```js\n  {b}\n  ```",
  "````\n{a}\n````",
  "~~~\n{a}\n~~~",
])("%j is TSDoc as a text and as a tag's", (text) => {
  expect(problemsOf(printDocblock(docsWithTags([text], [["throws", `\n${text}`]])))).toEqual([]);
});

test("says what openapi-typescript says in TSDoc's tags", () => {
  const printed = `    /**
     * Title
     * Format: date-time
     * @deprecated
     * @description First.
     *
     *       - of a list
     * @default {
     *       "a": 1
     *     }
     * @default "a{b}"
     * @default "\`\`\`"
     * @example a b
     * @example {a}
     * @example ada@example.com
     * @example
     * @example a
     *     b
     * @enum {string}
     */
    a: "x";
    /** @enum {string} */
    b: "x";
    /** @description  */
    c: "x";
    /** * starred */
    d: "x";
`;
  expect(tidyDocblocks(printed)).toBe(`    /**
     * Title
     *
     * First.
     *
     *   - of a list
     *
     * Format: date-time
     *
     * @deprecated The provider's documentation marks it so.
     * @defaultValue
     * \`\`\`json
     * {
     *   "a": 1
     * }
     * \`\`\`
     * @defaultValue \`"a{b}"\`
     * @defaultValue
     * \`\`\`json
     * "\`\`\`"
     * \`\`\`
     * @example a b
     * @example
     * \`\`\`json
     * {a}
     * \`\`\`
     * @example \`ada@example.com\`
     * @example \`""\`
     * @example
     * \`\`\`text
     * a
     * b
     * \`\`\`
     */
    a: "x";
    b: "x";
    c: "x";
    /** * starred */
    d: "x";
`);
});

test.each(["a", "`", "a``b` c", "```\n```", "*/ ```\u202e", { "```": ["`", "{@link x}"] }])(
  "a default that is %j is printed once in each docblock, as it is",
  async (value) => {
    const properties = { a: { description: "An a.", default: value } };
    const schemas = { Odd: { type: "object", properties } };
    const request = { $ref: "#/components/schemas/Odd" };
    const { models, wire } = await packageOf({ request, schemas });
    for (const source of [models, wire]) {
      expect(source).toMatch(/@defaultValue/u);
      const [, shown = ""] = /@defaultValue\s(.*?)\*\/\n/su.exec(source) ?? [];
      expect(source.split("@defaultValue")).toHaveLength(2);
      expect(JSON.parse(shown.replaceAll(/^ *\* ?|```(?:json)?$|^`|`$/gmu, ""))).toEqual(value);
      expect(problemsOf(source)).toEqual([]);
    }
  },
);

function problemsOf(source: string): string[] {
  const docblocks = source.match(/^ *\/\*\*.*?\*\/$/gmsu) ?? [];
  return docblocks.flatMap((docblock) =>
    parser.parseString(docblock.trim()).log.messages.map(String),
  );
}
