import { buildSampleRequest, sampleLanguages, textOf } from "@linkmint/site/samples";
import type { OperationDescription, ProviderDescription } from "@linkmint/runtime";
import { expect, test } from "vitest";
import { describeAcme } from "../mock/described.js";

/* What no provider of `specs/` has, and what samples refuse. */

test("a credential of the query is encoded where the program runs", () => {
  const samples = samplesOf(
    {},
    {
      credentials: [{ option: "apiKey" }],
      schemes: [{ kind: "query", parameter: "api_key", option: "apiKey" }],
    },
  );
  expect(samples["curl"]).toContain('--url-query "api_key=$ACME_API_KEY"');
  expect(samples["javascript"]).toContain(
    '"https://api.acme.example/tokens" + "?api_key=" + encodeURIComponent(process.env.ACME_API_KEY)',
  );
  expect(samples["python"]).toContain('params={\n        "api_key": os.environ["ACME_API_KEY"],');
  expect(samples["go"]).toContain('"?api_key="+url.QueryEscape(os.Getenv("ACME_API_KEY"))');
  expect(samples["java"]).toContain('"?" + pair("api_key", System.getenv("ACME_API_KEY"))');
  expect(samples["linkmint"]).toContain('apiKey: process.env.ACME_API_KEY ?? ""');
});

test("a signature is said to be of this very request", () => {
  const samples = samplesOf(
    {},
    {
      credentials: [{ option: "sign", signs: true }],
      schemes: [{ kind: "signature", header: "X-Signature", option: "sign" }],
    },
  );
  for (const language of ["curl", "javascript", "python", "go", "java"]) {
    expect(samples[language]).toContain("X-Signature signs this very request");
  }
});

test("a token that is asked for with a header has its client's name and secret there", () => {
  const samples = samplesOf(
    {},
    {
      credentials: [
        { option: "id", variable: "ACME_ID" },
        { option: "secret", variable: "ACME_SECRET" },
      ],
      schemes: [
        {
          kind: "clientCredentials",
          tokenUrl: "https://api.acme.example/oauth/token",
          clientId: "id",
          clientSecret: "secret",
          authentication: "header",
          scopes: ["link", "read"],
        },
      ],
    },
  );
  expect(samples["curl"]).toContain('--user "${ACME_ID}:$ACME_SECRET"');
  expect(samples["python"]).toContain('auth=(os.environ["ACME_ID"], os.environ["ACME_SECRET"])');
  expect(samples["go"]).toContain('("scope", "link read")');
});

test("a method without a body is written as one", () => {
  const { curl, go, java } = samplesOf({ method: "DELETE", request: undefined as never });
  expect(curl).toContain("--request DELETE https://api.acme.example/tokens");
  expect(go).toContain('http.NewRequest("DELETE", "https://api.acme.example/tokens", nil)');
  expect(java).toContain('.method("DELETE", HttpRequest.BodyPublishers.noBody())');
});

test("another JSON media type is named", () => {
  const mediaType = "application/vnd.acme+json";
  const { curl, python } = samplesOf({ request: { mediaType, schema: {} } });
  expect(curl).toContain("--header 'Content-Type: application/vnd.acme+json'");
  expect(curl).toContain("--data-binary @- <<'JSON'");
  expect(python).toContain('"Content-Type": "application/vnd.acme+json"');
});

test("what a reader cannot see is escaped", () => {
  for (const text of Object.values(samplesOf({}, {}, { user: "a\u202eb\u200b\u2028\u0085" }))) {
    expect(text).toMatch(/\\u202eb\\{1,2}u200b\\{1,2}u2028\\{1,2}u0085/u);
  }
});

test("a path parameter that is absent shows its example", () => {
  const schema = { examples: ["user/1"] };
  const user = { in: "path", name: "id", required: true, schema, input: "id" } as const;
  const { curl, linkmint } = samplesOf({ path: "/users/{id}", parameters: [user] });
  expect(curl).toContain("https://api.acme.example/users/user%2F1");
  expect(linkmint).toContain('id: "user/1"');
});

test.each(["", ".", ".."])("a step of a path that leads elsewhere is refused: %j", (id) => {
  const user = { in: "path", name: "id", required: true, schema: {}, input: "id" } as const;
  const part = { path: "/users/{id}/tokens", parameters: [user] };
  expect(() => samplesOf(part, {}, { id })).toThrow(id === "" ? "id cannot be" : "a dot or two");
});

test("what no header and no form can carry is refused", () => {
  const header = { in: "header", name: "X-Id", schema: {}, input: "id" } as const;
  expect(() => samplesOf({ parameters: [header] }, {}, { id: "a\r\nb: c" })).toThrow(
    "X-Id cannot be written into a header.",
  );
  const mediaType = "application/x-www-form-urlencoded";
  expect(() => samplesOf({ request: { mediaType, schema: {} } }, {}, { id: "\ud800" })).toThrow(
    "A form cannot carry half of a character.",
  );
});

test("a variable whose name could be read as code is refused", () => {
  const credentials = [{ option: "token", header: "X-Key", variable: "A;id" }];
  expect(() => samplesOf({}, { credentials })).toThrow("A;id is no environment variable.");
});

test("an environment for tests is chosen before production", () => {
  const environments = [
    { name: "production", url: "https://api.acme.example" },
    { name: "sandbox", url: "https://sandbox.acme.example" },
  ];
  const { curl, linkmint } = samplesOf({}, { environments });
  expect(curl).toContain("https://sandbox.acme.example/tokens");
  expect(linkmint).toContain('environment: "sandbox"');
});

function samplesOf(
  operation: Partial<OperationDescription> = {},
  provider: Partial<ProviderDescription> = {},
  input: Readonly<Record<string, unknown>> = { user: "u" },
): Readonly<Record<string, string>> {
  const described = describeAcme(operation, provider);
  const [own = expect.fail()] = described.operations;
  const request = buildSampleRequest({ provider: described, operation: own, input });
  return Object.fromEntries(sampleLanguages.map(({ id, write }) => [id, textOf(write(request))]));
}
