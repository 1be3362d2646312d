import { describe, expect, test } from "vitest";
import { suggestExtensions } from "../../generator/slice/suggest-extensions.js";
import type { JsonObject } from "../../generator/types/json.js";
import { at } from "./slice.js";

const suggest = (spec: JsonObject, provider = "acme-pay") => suggestExtensions(spec, { provider });

describe("the provider is named after its key", () => {
  test("alone where there is one server", () => {
    const spec = suggest({ info: { title: "A" }, servers: [{ url: "https://a.example" }] });
    expect(spec["info"]).toEqual({
      title: "A",
      "x-link-provider": {
        name: "AcmePay",
        client: "AcmePay",
        baseUrlVariable: "ACME_PAY_BASE_URL",
      },
    });
    expect(spec["servers"]).toEqual([{ url: "https://a.example" }]);
  });

  test("with its environments where there are several", () => {
    const spec = suggest({ servers: [{ url: "https://a.example" }, { url: "https://b.example" }] });
    expect(at(spec, "info", "x-link-provider")).toMatchObject({
      environments: "AcmePayEnvironment",
      environmentVariable: "ACME_PAY_ENV",
    });
  });
});

test.each([
  ["by short descriptions", [["Production EU"], ["Sandbox"]], ["productionEU", "sandbox"]],
  ["else by hosts", [["What, a long story"], [""]], ["one", "two"]],
  [
    "and by numbers where these are the same",
    [["A 2"], ["A"], ["A"], ["A"]],
    ["a2", "a", "a3", "a4"],
  ],
  ["from their first letter on", [["1 EU"], ["2US"]], ["eu", "us"]],
  ["or say nothing", [["-"], ["-"]], ["one", "two"]],
])("environments are named %s", (_name, given, want) => {
  const hosts = ["one", "two", "three", "four"];
  const servers = given.map(([description = ""], index) => ({
    url: `https://${hosts[index]}.acme.example`,
    description,
  }));
  const named = suggest({ servers })["servers"] as JsonObject[];
  expect(named.map((server) => at(server, "x-link-environment", "name"))).toEqual(want);
});

test("no two schemes are filled by one option", () => {
  const securitySchemes = {
    oauth: { type: "oauth2" },
    "Client-Id": { type: "apiKey" },
    login: { type: "http", scheme: "basic" },
    other: { type: "http", scheme: "basic" },
  };
  const schemes = at(suggest({ components: { securitySchemes } }), "components", "securitySchemes");
  const options = [...JSON.stringify(schemes).matchAll(/"option":"(\w+)","env":"(\w+)"/gu)];
  expect(options.map(([, option, variable]) => [option, variable])).toEqual([
    ["clientId", "ACME_PAY_CLIENT_ID"],
    ["clientSecret", "ACME_PAY_CLIENT_SECRET"],
    ["clientId2", "ACME_PAY_CLIENT_ID2"],
    ["username", "ACME_PAY_USERNAME"],
    ["password", "ACME_PAY_PASSWORD"],
    ["username2", "ACME_PAY_USERNAME2"],
    ["password2", "ACME_PAY_PASSWORD2"],
  ]);
});

test.each([[{}], [{ title: "" }]])("a document without a title gets the provider's: %j", (info) => {
  expect(at(suggest({ info }), "info", "title")).toBe("AcmePay");
});

test("credentials are options and variables, named after their schemes", () => {
  const securitySchemes = { api_key: { type: "apiKey" }, "Acme-Pay-Secret": { type: "http" } };
  expect(suggest({ components: { securitySchemes } })["components"]).toEqual({
    securitySchemes: {
      api_key: {
        type: "apiKey",
        "x-link-credential": { option: "apiKey", env: "ACME_PAY_API_KEY" },
      },
      "Acme-Pay-Secret": {
        type: "http",
        "x-link-credential": { option: "acmePaySecret", env: "ACME_PAY_SECRET" },
      },
    },
  });
});

describe("HTTP Basic", () => {
  const username = { option: "username", env: "ACME_PAY_USERNAME" };
  const password = { option: "password", env: "ACME_PAY_PASSWORD" };
  const key = { option: "apiKey", env: "ACME_PAY_API_KEY" };
  test.each([
    [undefined, { username, password }],
    ["The client's id, and an API key as the password.", { username, password }],
    ["Your API key is the username; the password is empty.", { username: key }],
    ["Use the `api_key` as the user name, without a password.", { username: key }],
    ["The account's id; leave the password blank.", { username }],
  ])("has a user name that is secret until somebody says otherwise: %s", (description, want) => {
    const basic = { type: "http", scheme: "basic", ...(description && { description }) };
    const components = at(suggest({ components: { securitySchemes: { basic } } }), "components");
    expect(at(components, "securitySchemes", "basic", "x-link-credential")).toEqual(want);
  });
});

describe("an operation", () => {
  test("has a method named after its id, and a result to fill in, below its description", () => {
    const post = { operationId: "link_token.create", description: "d", responses: {} };
    const operation = at(suggest({ paths: { "/a": { post } } }), "paths", "/a", "post");
    expect(operation).toEqual({
      ...post,
      "x-link-token": { method: "linkTokenCreate", result: {} },
    });
    expect(Object.keys(operation as object)).toEqual(
      "operationId description x-link-token responses".split(" "),
    );
  });

  test("of several is primary where it is the first", () => {
    const item = { post: { operationId: "b" }, get: { operationId: "a" } };
    const spec = suggest({ paths: { "/b": item, "/a": { put: { operationId: "c" } } } });
    expect(at(spec, "paths", "/b", "post", "x-link-token", "primary")).toBe(true);
    expect(at(spec, "paths", "/b", "get", "x-link-token", "primary")).toBe(false);
    expect(at(spec, "paths", "/a", "put", "x-link-token", "primary")).toBe(false);
  });

  test("called createLinkToken gets another method, as every client has that one", () => {
    const post = { operationId: "create_link_token" };
    const spec = suggest({ paths: { "/a": { post } } });
    expect(at(spec, "paths", "/a", "post", "x-link-token", "method")).toBe("linkToken.create");
  });
});

test("what is odd about a document is left to the linter", () => {
  const spec = { info: {}, servers: "text", paths: { "/a": {} }, components: { schemas: {} } };
  expect(suggest(spec)).toMatchObject({ servers: "text", paths: { "/a": {} } });
});
