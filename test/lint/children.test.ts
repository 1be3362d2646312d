import { describe, expect, test } from "vitest";
import { parseDocument } from "../../generator/1-load/parse-document.js";
import { adviseDocument } from "../../generator/2-lint/advise-document.js";
import { acme } from "./acme.js";
import { expectProblems } from "./lint-marked.js";

const parent = "#/components/schemas/Method";
const children = `Method: { type: object, required: [kind], discriminator: { propertyName: kind }, properties: { kind: { type: string } } }
    Card: { allOf: [{ $ref: "${parent}" }], type: object, properties: { digits: { type: string }, api_key: { type: string } } }
    Bank: { allOf: [{ $ref: "${parent}" }, { type: object, required: [iban], properties: { iban: { type: string } } }] }`;

function minting(token: string, example: string): string {
  const media = `{ schema: { $ref: "${parent}" }, examples: { sample: { value: ${example} } } }`;
  return acme({ schemas: children, token, body: `{ content: { application/json: ${media} } }` });
}

const result = "result: { token: /token }";

describe("a parent that lists no alternatives may be each of its children", () => {
  test.each([
    ["{ kind: Card, digits: x }", []],
    ["{ kind: Bank, iban: x }", []],
    ["{ kind: Card, ▸digit: x }", ["invalid-example"]],
    ["▸{ kind: Bank }", ["invalid-example"]],
  ])("as an example: %s", (example, want) =>
    expectProblems(minting(`{ ${result} }`, example), want),
  );

  test.each([
    ["digits", []],
    ["iban", []],
    ["▸bic", ["unknown-mode-property"]],
  ])("in a mode that requires %s", (name, want) => {
    const modes = `modes: { one: { summary: One., required: [${name}] }, two: { summary: Two. } }`;
    const token = `{ ${result}, ${modes} }`;
    expectProblems(minting(token, "{ kind: Card, digits: x, iban: x }"), want);
  });

  test("with what is suspicious about their properties", async () => {
    const text = minting(`{ ${result} }`, "{ kind: Card, digits: x }");
    const { value } = parseDocument({ provider: "acme", path: "acme.yaml", text });
    const found = value === undefined ? [] : await adviseDocument(value, []);
    const messages = found.map(({ code, message }) => `${code} ${message}`);
    expect(messages).toContain("missing-description The property iban has no description.");
    expect(messages.join("\n")).toContain("unmarked-secret The property api_key is called");
  });
});
