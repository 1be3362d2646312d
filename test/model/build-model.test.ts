import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parseDocument } from "../../generator/1-load/parse-document.js";
import { buildModel } from "../../generator/3-model/build-model.js";
import type { ProviderModel } from "../../generator/types/model.js";

const samples = path.resolve(import.meta.dirname, "../samples");

function modelOf(sample: string, edit = (text: string) => text): ProviderModel {
  const text = edit(readFileSync(path.join(samples, sample, "spec.yaml"), "utf8"));
  const { value } = parseDocument({ provider: "acme", path: "specs/acme.yaml", text });
  if (value === undefined) throw new Error(`${sample} has errors`);
  return buildModel(value);
}

describe.each(readdirSync(samples).filter((name) => !name.includes(".")))("%s", (sample) => {
  test("gives a model that is plain JSON", () => {
    const model = modelOf(sample);
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });
});

test("an operation on its own is the primary one", () => {
  expect(modelOf("minimal").operations.map(({ primary }) => primary)).toEqual([true]);
  expect(modelOf("expiry").operations.map(({ primary }) => primary)).toEqual([true, false, false]);
});

test("pointers know whether a value is always there", () => {
  expect(modelOf("expiry").operations[0]?.result).toEqual({
    token: { pointer: "/data/token", always: true },
    url: { pointer: "/data/url", always: false },
    requestId: { pointer: "/id", always: true },
    expiresAt: { kind: "field", pointer: "/data/expires_at", as: "epoch-seconds", always: false },
  });
});

test("a length of time in the request is counted in seconds a unit", () => {
  expect(modelOf("expiry").operations[1]?.result?.expiresAt).toEqual({
    kind: "request",
    pointer: "/minutes",
    secondsPerUnit: 60,
    default: 30,
  });
  expect(modelOf("expiry").operations[2]?.result?.expiresAt).toEqual({
    kind: "written",
    pointer: "/settings/length",
    default: "1h",
  });
});

test("modes carry their own lifetimes and methods", () => {
  expect(modelOf("exclusive-modes").operations[0]?.modes).toMatchObject([
    { name: "new", method: ["accounts", "connect"], typeName: "NewTokenRequest" },
    { name: "renew", lifetimeSeconds: 1800, typeName: "RenewTokenRequest" },
  ]);
});

test("headers are those of the security requirement, in its order", () => {
  const { credentials, constants } = modelOf("several-headers");
  expect(credentials).toEqual([
    { option: "clientId", header: "ACME-CLIENT-ID", variable: "ACME_CLIENT_ID", secret: false },
    { option: "secret", header: "ACME-SECRET", variable: "ACME_SECRET", secret: true },
  ]);
  expect(constants).toEqual([{ header: "Acme-Version", value: "2026-01-31" }]);
});

test("an operation that needs nothing takes nothing from one that does", () => {
  const { credentials, operations } = modelOf("undecided-result", (text) =>
    text.replace("operationId: revokeToken", "$&\n      security: []"),
  );
  expect(credentials.map(({ option }) => option)).toEqual(["key"]);
  expect(operations.map(({ security }) => security)).toEqual([undefined, [[]]]);
});

test("a bearer token stands behind its word", () => {
  expect(modelOf("environments").credentials).toEqual([
    {
      option: "token",
      header: "Authorization",
      prefix: "Bearer ",
      variable: "ACME_TOKEN",
      secret: true,
    },
  ]);
});

test("omitted and read-only properties are no fields", () => {
  const fields = (sample: string) =>
    modelOf(sample).operations[0]?.input?.fields.map(({ wireName }) => wireName);
  expect(fields("several-headers")).toEqual(["user"]);
  expect(fields("composed-schemas")).not.toContain("id");
});

test("an example named after a mode is that mode's; another is the first mode's that it fits", () => {
  const withExamples = (text: string) =>
    text.replace(
      '            schema: { $ref: "#/components/schemas/TokenRequest" }',
      `$&
            examples:
              renew: { value: { language: en, account: a } }
              any: { value: { language: en, account: b } }
              other: { value: { language: en, tenant: c } }
              none: { summary: no value }`,
    );
  expect(modelOf("exclusive-modes", withExamples).operations[0]?.examples).toMatchObject([
    { name: "renew", mode: "renew" },
    { name: "any", mode: "renew" },
    { name: "other", mode: "new" },
  ]);
});

test("string enums are shared by both sides, objects are not", () => {
  const reached = (sample: string) =>
    modelOf(sample).reached.map(({ key, side, typeName }) => `${key} ${side} ${typeName}`);
  expect(reached("enums")).toEqual([
    "Closed request Closed",
    "Open request Open",
    "Mixed request Mixed",
  ]);
  expect(reached("composed-schemas")).toEqual([
    "User request User",
    "Tree request Tree",
    "Older request Older",
    "Language request Language",
    "Base request Base",
    "Version request Version",
    "User response UserResponse",
    "Base response BaseResponse",
    "Version response VersionResponse",
  ]);
});

test.each([
  ["password", true],
  ["pin", true],
  ["apiKey", undefined],
  ["clientSecret", undefined],
  ["accessToken", undefined],
])("a password of HTTP Basic in %s may be empty: %s", (option, empty) => {
  const { credentials } = modelOf("basic-credentials", (text) =>
    text.replace("option: apiKey", `option: ${option}`),
  );
  expect(credentials.map((each) => each.empty)).toEqual([undefined, empty]);
});
