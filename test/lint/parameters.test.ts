import { describe, test } from "vitest";
import { acme, second } from "./acme.js";
import { expectProblems } from "./lint-marked.js";

const id = `{ name: id, in: path, required: true, schema: { type: string } }`;
const schema = `schema: { type: string }`;

/** Lints an operation with these parameters, on a path with `{id}` where they have such a one. */
function expectOf(parameters: string, want: readonly string[], token?: string): void {
  const path = parameters.includes("in: path") ? `"/users/{id}/tokens"` : `/tokens`;
  const operation = `operationId: createToken\n      parameters: [${parameters}]`;
  expectProblems(acme({ path, operation, ...(token !== undefined && { token }) }), want);
}

describe("parameters", () => {
  test.each([
    [id, []],
    [`{ name: language_tag, in: query, ${schema} }, { name: X-A, in: header, ${schema} }`, []],
    [`▸{ in: query, ${schema} }`, ["invalid-parameter"]],
    [`▸{ name: a, ${schema} }`, ["invalid-parameter"]],
    [`{ name: a, in: ▸body, ${schema} }`, ["invalid-parameter"]],
    [`{ name: a, in: ▸querystring, ${schema} }`, ["unsupported-parameter"]],
    [`{ name: a, in: ▸cookie, ${schema} }`, ["unsupported-parameter"]],
    [`{ name: a, in: cookie, ${schema}, x-link-parameter: { omit: true } }`, []],
    [`{ name: ▸Authorization, in: header, ${schema} }`, ["unsupported-parameter"]],
    [`{ name: ▸content-type, in: header, ${schema} }`, ["unsupported-parameter"]],
    [`{ name: ▸ACCEPT, in: header, ${schema} }`, ["unsupported-parameter"]],
    [`{ name: Accept, in: query, ${schema} }`, []],
    [`{ name: a, in: query, ▸content: { application/json: {} } }`, ["unsupported-parameter"]],
    [`{ name: id, in: path, required: true, style: ▸label, ${schema} }`, ["unsupported-parameter"]],
    [`{ name: a, in: header, style: ▸form, ${schema} }`, ["unsupported-parameter"]],
    [`{ name: a, in: query, style: form, ${schema} }`, []],
    [`{ name: a, in: query, style: ▸deepObject, ${schema} }`, ["unsupported-parameter"]],
    [`{ name: a, in: query, style: deepObject, schema: { type: object } }`, []],
    [
      `{ name: a, in: query, style: ▸spaceDelimited, schema: { type: object } }`,
      ["unsupported-parameter"],
    ],
    [`{ name: a, in: query, schema: { type: array, items: { type: integer } } }`, []],
    [
      `{ name: a, in: query, ▸schema: { type: array, items: { type: object } } }`,
      ["unsupported-parameter"],
    ],
    [
      `{ name: a, in: query, ▸schema: { anyOf: [{ type: "null" }, { type: array, items: { type: array } }] } }`,
      ["unsupported-parameter"],
    ],
    [
      `{ name: a, in: query, ▸schema: { properties: { b: { type: array } } } }`,
      ["unsupported-parameter"],
    ],
    [`{ name: ▸"a b", in: header, ${schema} }`, ["invalid-header"]],
  ])("%s", (parameters, want) => expectOf(parameters, want));

  test("do no harm where no token is minted", () => {
    const parameters = `[{ name: a, in: cookie, ${schema} }]`;
    expectProblems(acme({ paths: `"/users/{id}": { get: { parameters: ${parameters} } }` }), []);
  });

  test("may be components", () => {
    const root = `  parameters:\n    Team: { name: team, in: query, ${schema} }`;
    expectProblems(acme({ pathItem: reference("Team"), root }), []);
    expectProblems(
      acme({ operation: inOperation(`{ $ref: "#/components/parameters/Team" }`), root }),
      [],
    );
  });

  test("of a component are told once", () => {
    const root = `  parameters:\n    Team: { name: team, in: ▸cookie, ${schema} }`;
    const paths = second(
      "{ primary: false, result: { token: /token } }",
      `operationId: b\n      parameters: [{ $ref: "#/components/parameters/Team" }]`,
    );
    const token = "{ primary: true, result: { token: /token } }";
    expectProblems(acme({ pathItem: reference("Team"), root, paths, token }), [
      "unsupported-parameter",
    ]);
  });

  test("lead somewhere", () => {
    const pathItem = `parameters: [{ $ref: ▸"#/components/parameters/Nobody" }]`;
    expectProblems(acme({ pathItem }), ["unresolved-reference"]);
    const operation = inOperation(`{ $ref: ▸"#/components/securitySchemes/key" }`);
    expectProblems(acme({ operation }), ["unsupported-reference"]);
  });
});

function reference(key: string): string {
  return `parameters: [{ $ref: "#/components/parameters/${key}" }]`;
}

function inOperation(parameters: string): string {
  return `operationId: createToken\n      parameters: [${parameters}]`;
}

describe("a path parameter", () => {
  test.each([
    [`"/users/{id}/tokens"`, id, []],
    [
      `▸"/users/{ids}/tokens"`,
      id.replace("id,", "▸id,"),
      ["missing-parameter", "unused-parameter"],
    ],
    [`/tokens`, id.replace("id,", "▸id,"), ["unused-parameter"]],
    [`"/users/{id}"`, `{ name: id, in: path, required: ▸false, ${schema} }`, ["invalid-parameter"]],
  ])("%s with %s", (path, parameters, want) =>
    expectProblems(acme({ path, operation: inOperation(parameters) }), want),
  );

  test("may be the path item's, which the operation's replaces", () => {
    const parts = {
      path: `"/users/{id}"`,
      pathItem: `parameters: [{ name: id, in: path, ${schema} }]`,
    };
    expectProblems(acme({ ...parts, operation: inOperation(id) }), []);
  });
});

describe("names", () => {
  const camelCase = "{ naming: camelCase, result: { token: /token } }";
  const pair = (first: string, other: string) => `${first}, ${other}`;
  test.each([
    [`{ name: ▸user, in: query, ${schema} }`, ["clashing-parameter"]],
    [`{ name: user, in: query, ${schema}, x-link-parameter: { name: userName } }`, []],
    [
      `{ name: user, in: query, ${schema}, x-link-parameter: { name: ▸account } }`,
      ["clashing-parameter"],
    ],
    [`{ name: user, in: query, ${schema}, x-link-parameter: { name: ▸a-b } }`, ["invalid-name"]],
    [`{ name: user, in: query, ${schema}, x-link-parameter: { option: user } }`, []],
    [pair(id, `{ name: ▸id, in: query, ${schema} }`), ["clashing-parameter"]],
    [
      pair(`{ name: a, in: query, ${schema} }`, `{ name: ▸a, in: query, ${schema} }`),
      ["duplicate-parameter"],
    ],
    [
      pair("▸{ required: true }", "▸{ required: true }"),
      ["invalid-parameter", "invalid-parameter"],
    ],
  ])("%s", (parameters, want) => expectOf(parameters, want));

  test.each([
    [`{ name: ▸place-info, in: query, ${schema} }`, ["clashing-parameter"]],
    [`{ name: place-infos, in: query, ${schema} }`, []],
    [`{ name: ▸"-", in: query, ${schema} }`, ["unsupported-naming"]],
  ])("%s in camelCase", (parameters, want) => expectOf(parameters, want, camelCase));

  test("of a header are those of nothing else", () => {
    const schemes = `key: { type: apiKey, in: header, name: X-Key, x-link-credential: { option: apiKey } }`;
    const operation = inOperation(`{ name: ▸x-key, in: header, ${schema} }`);
    expectProblems(acme({ schemes, operation }), ["clashing-parameter"]);
    const token = "{ idempotencyHeader: Again, result: { token: /token } }";
    expectOf(`{ name: ▸again, in: header, ${schema} }`, ["clashing-parameter"], token);
  });
});

describe("x-link-parameter", () => {
  const of = (extension: string, more = "") =>
    `{ name: team, in: query, ${schema}${more}, x-link-parameter: ${extension} }`;
  test.each([
    [of("{ option: teamId, env: ACME_TEAM }"), []],
    [of("{ option: ▸team-id }"), ["invalid-name"]],
    [of("{ option: ▸timeout }"), ["duplicate-option"]],
    [of("{ option: ▸apiKey }"), ["duplicate-option"]],
    [of("{ option: a, env: ▸acme }"), ["invalid-name"]],
    [of("{ constant: x }"), []],
    [of("{ constant: ▸2 }"), ["invalid-extension"]],
    [of("{ omit: true }"), []],
    [of("{ ▸omit: true }", ", required: true"), ["invalid-omit"]],
    [of("{ omit: ▸false }"), ["invalid-extension"]],
    [of("{ options: ▸a }").replace("▸a", "a").replace("options", "▸options"), ["unknown-key"]],
    [`{ name: n, in: query, schema: { type: integer }, x-link-parameter: { constant: "2" } }`, []],
    [
      `{ name: n, in: query, schema: { type: integer }, x-link-parameter: { constant: ▸two } }`,
      ["invalid-parameter"],
    ],
    [
      `{ name: n, in: header, ${schema}, x-link-parameter: { constant: ▸"a\\n" } }`,
      ["invalid-header"],
    ],
  ])("%s", (parameters, want) => expectOf(parameters, want));

  test("means the same wherever an option fills a parameter", () => {
    const other = (more: string) =>
      `{ name: group, in: query, ${schema}, x-link-parameter: { ${more} } }`;
    expectOf(`${of("{ option: a, env: A_B }")}, ${other("option: a, env: A_B")}`, []);
    expectOf(`${of("{ option: a, env: A_B }")}, ${other("option: ▸a")}`, ["duplicate-option"]);
    expectOf(`${of("{ option: a, env: A_B }")}, ${other("option: b, env: ▸A_B")}`, [
      "duplicate-variable",
    ]);
  });

  test("stands in a parameter", () => {
    const headers = `headers: { X-A: { ▸x-link-parameter: { omit: true }, ${schema} } }`;
    const answer = `content: { application/json: { schema: { $ref: "#/components/schemas/Answer" } } }`;
    expectProblems(acme({ responses: `{ "200": { ${headers}, ${answer} } }` }), ["unknown-key"]);
  });
});

describe("modes", () => {
  const token = (rules: string) =>
    `{ result: { token: /token }, modes: { a: { summary: Do it, ${rules} } } }`;
  test.each([
    ["required: [team]", []],
    ["required: [▸teams]", ["unknown-mode-property"]],
    ["forbidden: [team]", []],
    ["required: [tag]", []],
    ["required: [▸X-Tag]", ["unknown-mode-property"]],
    ["required: [▸stage]", ["unknown-mode-property"]],
    ["forbidden: [▸must]", ["conflicting-mode"]],
  ])("%s", (rules, want) => {
    const parameters = [
      `{ name: team, in: query, ${schema} }`,
      `{ name: must, in: query, required: true, ${schema} }`,
      `{ name: X-Tag, in: header, ${schema}, x-link-parameter: { name: tag } }`,
      `{ name: stage, in: query, ${schema}, x-link-parameter: { option: stage } }`,
    ];
    expectOf(parameters.join(", "), want, token(rules));
  });

  test("ask nothing of examples that is a parameter's", () => {
    const body = `{ content: { application/json: { schema: { $ref: "#/components/schemas/Request" }, examples: { one: { value: { language: en } } } } } }`;
    const operation = inOperation(`{ name: team, in: query, ${schema} }`);
    expectProblems(acme({ operation, token: token("required: [team]"), body }), []);
    expectProblems(
      acme({
        operation,
        token: token("required: [team, user]"),
        body: body.replace("{ language", "▸{ language"),
      }),
      ["invalid-example"],
    );
  });
});
