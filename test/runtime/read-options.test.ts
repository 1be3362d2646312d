import { describe, expect, test } from "vitest";
import { createCaller } from "../../templates/runtime/src/index.js";
import { Acme, type AcmeCallOptions, type AcmeOptions } from "./acme.js";
import { borealis, createToken } from "./borealis.js";
import { failureOf } from "./failure-of.js";
import { reveal } from "./reveal.js";

const wrong: [field: string, options: unknown][] = [
  ["token", { token: 7 }],
  ["token", { token: {} }],
  ["headers", { headers: "a: b" }],
  ["fetch", { fetch: "fetch" }],
  ["baseUrl", { baseUrl: 7 }],
  ["baseUrl", { baseUrl: "" }],
  ["baseUrl", { baseUrl: "api.acme.example" }],
  ["baseUrl", { baseUrl: new URL("https://api.acme.example") }],
  ["baseUrl", { baseUrl: "ftp://api.acme.example" }],
  ["baseUrl", { baseUrl: "ftp://other.example/https://api.acme.example/" }],
  ["baseUrl", { baseUrl: "http://api.acme.example" }],
  ["baseUrl", { baseUrl: "http://127.0.0.1.acme.example" }],
  ["baseUrl", { baseUrl: "http://localhost.acme.example" }],
  ["baseUrl", { baseUrl: "https://user@acme.example" }],
  ["baseUrl", { baseUrl: "https://:word@acme.example" }],
  ["baseUrl", { baseUrl: "https://acme.example/?key=1" }],
  ["baseUrl", { baseUrl: "https://acme.example/#key" }],
  ["timeout", { timeout: -1 }],
  ["timeout", { timeout: 0 }],
  ["timeout", { timeout: NaN }],
  ["timeout", { timeout: Infinity }],
  ["timeout", { timeout: 2 ** 31 }],
  ["timeout", { timeout: "5" }],
  ["timeout", { timeout: true }],
  ["deadline", { deadline: -1 }],
  ["deadline", { deadline: "5000" }],
  ["maxRetries", { maxRetries: -1 }],
  ["maxRetries", { maxRetries: 1.5 }],
  ["maxRetries", { maxRetries: "2" }],
  ["signal", { signal: {} }],
  ["signal", { signal: new AbortController() }],
  ["signal", { signal: true }],
  ["validate", { validate: true }],
  ["onRequest", { onRequest: {} }],
  ["onResponse", { onResponse: "log" }],
  ["onRetry", { onRetry: [] }],
  ["onError", { onError: 7 }],
  ["dangerouslyAllowBrowser", { dangerouslyAllowBrowser: "false" }],
  ["credentials", { credentials: "none" }],
  ["environment", { environment: 7 }],
  ["environment", { environment: "nowhere" }],
  ["environment", { environment: "__proto__" }],
];

describe("a client", () => {
  test.each(wrong)("refuses a wrong %s at construction: %j", async (field, options) => {
    const error = await failureOf(() => new Acme(options as AcmeOptions));
    expect(error).toMatchObject({ kind: "configuration", provider: "acme", fields: [field] });
    expect(error.message).toContain(field);
  });

  test.each([null, "t-1", 7])("refuses %j in place of options", async (options) => {
    const error = await failureOf(() => new Acme(options as unknown as AcmeOptions));
    expect(error).toMatchObject({ kind: "configuration" });
    expect(error.message).toBe("options must be an object that can be read.");
  });

  test.each([
    {},
    { token: undefined, baseUrl: undefined, fetch: undefined, headers: undefined },
    { baseUrl: "https://proxy.example/acme/@v1/" },
    { baseUrl: "http://localhost:8080" },
    { baseUrl: "http://acme.localhost" },
    { baseUrl: "http://127.8.0.1:1" },
    { baseUrl: "http://[::1]:1" },
    { token: () => "t", headers: {}, fetch },
    { timeout: 0.5, deadline: 2 ** 31 - 1, maxRetries: 0 },
    { signal: new AbortController().signal, validate: {}, onError: () => undefined },
    { timeout: undefined, deadline: undefined, maxRetries: undefined, signal: undefined },
  ])("takes %j", (options) => {
    expect(() => new Acme(options)).not.toThrow();
  });

  test("never repeats a base URL, which may hold a credential", async () => {
    const error = await failureOf(() => new Acme({ baseUrl: "https://user:hunter2@acme.example" }));
    expect(error.message).not.toContain("hunter2");
  });

  test("lists the environments and suggests the near one", async () => {
    const options = { environment: "sandbox_eu" } as {};
    const error = await failureOf(() => createCaller(borealis, options));
    expect(error.message).toBe(
      "environment must be one of production, productionEU, sandbox, sandboxEU, perhaps sandboxEU: pass it, or set BOREALIS_ENV.",
    );
  });

  test.each([{ environment: "sk_us_hunter2" }, { environment: "…" }, { environment: "" }])(
    "shows nothing of the environment $environment",
    async ({ environment }) => {
      const error = await failureOf(() => createCaller(borealis, { environment } as {}));
      expect(error).toMatchObject({ kind: "configuration", fields: ["environment"] });
      expect(error.message).toBe(
        "environment must be one of production, productionEU, sandbox, sandboxEU: pass it, or set BOREALIS_ENV.",
      );
      expect(reveal(error)).not.toContain("hunter2");
    },
  );

  test("may be in an environment of its own beside a base URL", () => {
    const options = { environment: "staging", baseUrl: "https://staging.borealis.example" };
    expect(() => createCaller(borealis, options)).not.toThrow();
  });
});

describe("an option that nobody knows is refused by its name", () => {
  const clientError = (options: object) => failureOf(() => new Acme(options as AcmeOptions));
  const callError = (options: object) =>
    failureOf(() =>
      new Acme({ token: "t", fetch: () => expect.fail("sent") }).createLinkToken(
        { tenant_id: "a" },
        options as AcmeCallOptions,
      ),
    );

  test.each([
    ["host", "baseUrl"],
    ["serverUrl", "baseUrl"],
    ["baseURL", "baseUrl"],
    ["url", "baseUrl"],
    ["basePath", "baseUrl"],
    ["timout", "timeout"],
    ["retries", "maxRetries"],
    ["apiToken", "token"],
    ["onrequest", "onRequest"],
  ])("%s, where %s was meant", async (name, near) => {
    const error = await clientError({ [name]: undefined });
    expect(error).toMatchObject({ kind: "configuration", provider: "acme", fields: [name] });
    expect(error.message).toContain(`${name} is no option`);
    expect(error.message).toContain(`did you mean ${near}?`);
  });

  test.each(["constructor", "toString", "valueOf", "hasOwnProperty", "__defineGetter__"])(
    "%s, which every object has",
    async (name) => {
      expect(await clientError({ [name]: 1 })).toMatchObject({ fields: [name] });
      expect(await callError({ [name]: 1 })).toMatchObject({ fields: [name] });
    },
  );

  test("with all that there are, where none is like it", async () => {
    const { message } = await callError({ zzz: 1 });
    expect(message).toMatch(/^zzz is no option.*timeout.*extraBody.*token/);
  });

  test("with no more of it than fits a line", async () => {
    const { message } = await clientError({ [`a\n\u001b${"x".repeat(5000)}`]: 1 });
    expect(message).not.toMatch(/\p{Cc}/u);
    expect(message.length).toBeLessThan(400);
  });

  test.each(["baseUrl", "fetch", "onError", "validate", "environment", "dangerouslyAllowBrowser"])(
    "of a call, where %s is its client's",
    async (name) => {
      expect(await callError({ [name]: undefined })).toMatchObject({ fields: [name] });
    },
  );

  test("which the provider has is one", async () => {
    const provider = { ...borealis, options: ["projectId"], clientOptions: ["tokenUrl"] };
    const options = { projectId: "p", tokenUrl: "https://a.example/token" };
    expect(() => createCaller(provider, options as {})).not.toThrow();
    const caller = createCaller(provider, {
      apiKey: "k",
      clientId: "c",
      environment: "production",
    } as {});
    const call = (own: object) =>
      failureOf(() => caller.send({ operation: createToken, input: {}, options: own }));
    expect(await call({ tokenUrl: "https://a.example" })).toMatchObject({ fields: ["tokenUrl"] });
  });
});

test.each([
  ["token", { token: 7 }],
  ["headers", { headers: 7 }],
  ["timeout", { timeout: -1 }],
  ["deadline", { deadline: "5" }],
  ["maxRetries", { maxRetries: 0.5 }],
  ["signal", { signal: {} }],
  ["extraBody", { extraBody: "tenant_id" }],
  ["unchecked", { unchecked: "no" }],
])("a call refuses a wrong %s", async (field, options) => {
  const client = new Acme({ token: "t-1", fetch: () => expect.fail("sent") });
  const error = await failureOf(() =>
    client.createLinkToken({ tenant_id: "a" }, options as unknown as AcmeCallOptions),
  );
  expect(error).toMatchObject({
    kind: "configuration",
    operation: "createLinkToken",
    fields: [field],
  });
});
