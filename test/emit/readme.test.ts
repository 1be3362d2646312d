import { describe, expect, test } from "vitest";
import { packageOf, wordsOf } from "./package-of.js";

/* A package says of itself what is so: of credentials, environments, tokens and responses. */

test("the notes of a spec are a section, as text", async () => {
  const notes = ["A <b>link</b> of `acme.link` opens once.", "It is | a * trap."];
  expect((await packageOf({ notes })).readme).toContain(
    "## Good to know of Acme\n\n- A \\<b\\>link\\</b\\> of `acme.link` opens once.\n- It is \\| a \\* trap.\n",
  );
  expect((await packageOf({})).readme).not.toContain("Good to know");
});

describe("the response of a native method", () => {
  const token = { token: "/token" };
  const text = { type: "string" };
  const either = { token: "/token", url: "/url" };
  const both = { token: text, url: text };
  const branch = { type: "object", required: ["token"], properties: { token: text } };
  const other = { type: "object", properties: { page: text } };
  test.each([
    {
      title: "is destructured where its token is sure",
      schema: branch,
      result: token,
      code: ["const { token } = await acme.tokens.create({});", "// Hand token to your front end."],
    },
    {
      title: "shows both parts where both are sure",
      schema: { type: "object", required: ["token", "url"], properties: both },
      result: either,
      code: [
        "const { token, url } = await acme.tokens.create({});",
        "// Hand token or url to your front end.",
      ],
    },
    {
      title: "says where a part beside the sure one may be missing",
      schema: { type: "object", required: ["url"], properties: both },
      result: either,
      code: [
        "const { url, token } = await acme.tokens.create({});",
        "// Hand url, or token where the response has one, to your front end.",
      ],
    },
    {
      title: "says the same of a part that is nested",
      schema: {
        type: "object",
        required: ["token"],
        properties: { token: text, page: { type: "object", properties: { url: text } } },
      },
      result: { token: "/token", url: "/page/url" },
      code: [
        "const { token, page } = await acme.tokens.create({});",
        "// Hand token, or page?.url where the response has one, to your front end.",
      ],
    },
    {
      title: "is checked where nothing is sure",
      schema: {
        type: "object",
        properties: { page: { type: "object", properties: { url: text } } },
      },
      result: { url: "/page/url" },
      code: [
        "const response = await acme.tokens.create({});",
        "const url = response.page?.url;",
        'if (!url) throw new Error("Acme returned no URL.");',
        "// Hand url to your front end.",
      ],
    },
    {
      title: "is checked for either where either may be missing",
      schema: { type: "object", properties: both },
      result: either,
      code: [
        "const response = await acme.tokens.create({});",
        "const link = response.token ?? response.url;",
        'if (!link) throw new Error("Acme returned no token.");',
        "// Hand link to your front end.",
      ],
    },
    {
      title: "is checked where all of it may be null",
      schema: { ...branch, type: ["object", "null"] },
      result: token,
      code: [
        "const response = await acme.tokens.create({});",
        "const token = response?.token;",
        'if (!token) throw new Error("Acme returned no token.");',
        "// Hand token to your front end.",
      ],
    },
    {
      title: "is read in brackets where a name is none of a variable",
      schema: {
        type: "object",
        required: ["link-token"],
        properties: { "link-token": text },
      },
      result: { token: "/link-token" },
      code: [
        "const response = await acme.tokens.create({});",
        '// Hand response["link-token"] to your front end.',
      ],
    },
    {
      title: "is not read where only some branches know the token",
      schema: { anyOf: [branch, other] },
      result: token,
      code: [
        "const response = await acme.tokens.create({});",
        "// Hand its token to your front end.",
      ],
    },
    {
      title: "is read where each branch knows the token",
      schema: { oneOf: [branch, { allOf: [branch, other] }, { type: "null" }] },
      result: token,
      code: ["const token = response?.token;"],
    },
  ])("$title", async ({ schema, result, code }) => {
    const { readme } = await packageOf({ schema, result });
    expect(readme).toContain(code.join("\n"));
  });

  test("is handed to nobody where it mints nothing", async () => {
    const { readme } = await packageOf({ result: null });
    expect(readme).toContain("const { token } = await acme.tokens.create({});\n```");
    expect(readme).not.toContain("front end");
  });
});

describe("a package that mints a URL alone", () => {
  test("speaks of no token", async () => {
    const { readme, json, client } = await packageOf({ result: { url: "/token" } });
    expect(readme).toContain("## Mint a URL");
    expect(wordsOf(readme)).not.toMatch(/\btokens?\b/iu);
    expect(json).toContain("Mint Acme link URLs");
    expect(client).toContain("Mints a link URL");
  });
});

describe("a package without credentials", () => {
  test("promises nothing about them", async () => {
    const { readme, index } = await packageOf({ security: [], securitySchemes: {} });
    const [, , ...sections] = readme.split("\n## ");
    const others = sections.filter((section) => !section.startsWith("Credentials"));
    expect(wordsOf(others.join("\n"))).not.toMatch(/credential/iu);
    expect(index).not.toContain("Credential");
    expect(index).toContain("A client of Acme without options of its own.");
  });

  test("and one with them names them", async () => {
    const { readme, index } = await packageOf({});
    expect(readme).toContain("`LinkTokenError`, with no credential in it.");
    expect(index).toContain("type Credential");
  });
});

describe("the environment", () => {
  const production = { url: "https://api.acme.example" };
  const sandbox = { url: "https://sandbox.acme.example" };
  const environment = (name: string, isDefault = false) => ({
    "x-link-environment": { name, default: isDefault },
  });

  test("has to be given where none is the default, and that is said everywhere", async () => {
    const servers = [
      { ...production, ...environment("production") },
      { ...sandbox, ...environment("sandbox") },
    ];
    const { readme, options, client } = await packageOf({ servers });
    expect(readme).toContain("`production`, `sandbox`. One has to be given.");
    expect(wordsOf(options)).toContain(
      "There is no default: a call without an environment is refused, unless `baseUrl` is given.",
    );
    expect(wordsOf(client)).toContain("No environment is the default");
    // Nothing could tell the default export which environment to talk to.
    expect(readme).not.toContain("default export");
  });

  test("is the default where the spec marks one", async () => {
    const servers = [
      { ...production, ...environment("production", true) },
      { ...sandbox, ...environment("sandbox") },
    ];
    const { readme, options, client } = await packageOf({ servers });
    expect(readme).toContain("`production` unless given.");
    expect(wordsOf(options)).toContain("Defaults to `production`.");
    expect(options + client).not.toContain("refused, unless");
    expect(readme).toContain("default export");
  });

  test("is listed with its URL where its description only repeats its name", async () => {
    const servers = [
      { ...production, ...environment("production"), description: "Production" },
      { ...sandbox, ...environment("sandbox"), description: "With test data" },
    ];
    const { options } = await packageOf({ servers });
    expect(options).toContain(" * - Production: https://api.acme.example\n");
    expect(options).toContain(" * - Sandbox: With test data\n");
  });
});

describe("what is sent with each request", () => {
  const key = {
    key: { type: "apiKey", in: "header", name: "X-Key", "x-link-credential": { option: "key" } },
  };
  const constant = (name: string, value: string) => ({
    [name]: { type: "apiKey", in: "header", name, "x-link-credential": { constant: value } },
  });

  test("is named where nobody gives it", async () => {
    const one = { ...key, ...constant("Acme-Version", "2026-01-01") };
    const { readme } = await packageOf({
      security: [{ key: [], "Acme-Version": [] }],
      securitySchemes: one,
    });
    expect(readme).toContain(
      "\n\nEach request has the header `Acme-Version: 2026-01-01`, too.\n\n",
    );
    const { readme: more } = await packageOf({
      security: [{ key: [], "Acme-Version": [], "Acme-Form": [] }],
      securitySchemes: { ...one, ...constant("Acme-Form", "json") },
    });
    expect(more).toContain(
      "has the headers `Acme-Version: 2026-01-01` and `Acme-Form: json`, too.",
    );
  });

  test("is not spoken of where there is no such header", async () => {
    const { readme } = await packageOf({});
    expect(readme).not.toContain("Each request has");
  });
});

describe("the lifetime", () => {
  test.each([
    [
      { request: "/minutes", unit: "minutes", default: 90 },
      "(1 hour 30 minutes where it says nothing)",
    ],
    [{ request: "/length", as: "duration", default: "1h" }, "(`1h` where it says nothing)"],
  ])("that a request gives has the default of %j", async (expiresAt, words) => {
    const request = { minutes: { type: "integer" }, length: { type: "string" } };
    const { readme, client } = await packageOf({
      result: { token: "/token", expiresAt },
      request: { type: "object", properties: request },
    });
    expect(readme).toContain(`The request says how long a token lives ${words}, counted from`);
    expect(wordsOf(client)).toContain(`The request says how long it lives ${words}`);
  });
});
