import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import ajv from "@redocly/ajv";
import { format } from "prettier";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { buildEditorSchema } from "./build-editor-schema.js";

const root = path.resolve(import.meta.dirname, "../..");
const file = path.join(root, "generator/spec.schema.json");
const specs = readdirSync(path.join(root, "specs"));
const textOf = (spec: string): string => readFileSync(path.join(root, "specs", spec), "utf8");

test("the schema for editors is what the linter's types say", async () => {
  const text = await format(JSON.stringify(buildEditorSchema()), {
    parser: "json",
    printWidth: 100,
  });
  if (process.env["UPDATE_EXPECTED"] === "1") writeFileSync(file, text);
  expect(readFileSync(file, "utf8")).toBe(text);
});

test("the package ships it", () => {
  const { files } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  expect(files).toContain("generator/spec.schema.json");
});

describe("a spec", () => {
  const validate = new ajv.default({
    strict: false,
    allErrors: true,
    validateFormats: false,
  }).compile(JSON.parse(readFileSync(file, "utf8")));
  const locations = (text: string): string[] => {
    validate(parse(text));
    return (validate.errors ?? []).map(({ instancePath }) => instancePath);
  };

  test.each(specs)("%s fits", (spec) => expect(locations(textOf(spec))).toEqual([]));

  test.each(specs)("%s names the schema in its first line", (spec) => {
    const [, named = ""] = /^# yaml-language-server: \$schema=(\S+)\n/u.exec(textOf(spec)) ?? [];
    expect(path.resolve(root, "specs", named)).toBe(
      path.join(root, "node_modules/linkmint/generator/spec.schema.json"),
    );
  });

  const token = "/paths/~1link-token/post/x-link-token";
  test.each([
    ["x-link-token:", "x-link-tokn:", "/paths/~1link-token/post/x-link-tokn"],
    ["naming: wire", "naming: snake", `${token}/naming`],
    ["singleUse: true", "singelUse: true", token],
    ["documented: P7D", "document: P7D", `${token}/result/expiresAt`],
    ["token: /link_token", "token: link_token", `${token}/result/token`],
    ["client: Truto", "client: 5", "/info/x-link-provider/client"],
    ["option: token", "opt: token", "/components/securitySchemes/apiToken/x-link-credential"],
    [
      "x-link-sensitive: true",
      "x-link-sensitive: 1",
      "/components/schemas/LinkTokenResponse/properties/link_token/x-link-sensitive",
    ],
    [
      "x-link-sensitive: true",
      "x-link-allow: [{ code: nonsense, reason: A }]",
      "/components/schemas/LinkTokenResponse/properties/link_token/x-link-allow/0/code",
    ],
  ])("with %s as %s does not", (from, to, location) => {
    expect(textOf("truto.yaml")).toContain(from);
    expect(locations(textOf("truto.yaml").replace(from, to))).toContain(location);
  });

  test("may hold whatever else OpenAPI 3.1 knows", () => {
    const given = textOf("truto.yaml")
      .replace(
        "components:",
        "webhooks: { a: { post: {} } }\njsonSchemaDialect: https://a.example\ncomponents:",
      )
      .replace("operationId:", "x-internal: 1\n      operationId:");
    expect(locations(given)).toEqual([]);
  });
});

test("hovering tells what a key is", () => {
  const { definitions } = JSON.parse(readFileSync(file, "utf8"));
  const { properties } = definitions["x-link-token"];
  expect(properties.naming.description).toMatch(/wire's or camelCase/u);
  expect(properties.modes.additionalProperties.properties.anyOf.description).toMatch(/groups/u);
  expect(definitions["x-link-credential"].anyOf[0].properties.env.description).toBeDefined();
});
