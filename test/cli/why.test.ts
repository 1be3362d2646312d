import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { explainName } from "../../generator/pipeline/explain-name.js";
import { scratch, writeFiles } from "../write/scratch.js";
import { brokenSpec } from "./acme-spec.js";
import { installLinkmint, runLinkmint, type Run } from "./linkmint.js";

const root = installLinkmint();

const spec = `openapi: 3.1.0
info:
  title: Acme
  version: "1"
  x-link-provider: { name: Acme, client: Acme }
servers:
  - url: https://api.acme.example
security:
  - key: []
paths:
  /tokens:
    post:
      operationId: createToken
      x-link-token:
        method: tokens.create
        naming: camelCase
        result: { token: /token }
        modes:
          new: { summary: Connect an account, required: [user] }
          renew: { summary: Renew an account, required: [account_id], forbidden: [plan] }
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: "#/components/schemas/Request" }
      responses:
        "200":
          description: The token.
          content:
            application/json:
              schema: { type: object, required: [token], properties: { token: { type: string } } }
components:
  securitySchemes:
    key: { type: http, scheme: bearer, x-link-credential: { option: apiKey, env: ACME_KEY } }
  schemas:
    Request:
      type: object
      properties:
        user: { $ref: "#/components/schemas/User" }
        account_id: { type: string }
        plan: { $ref: "#/components/schemas/Plan" }
    User:
      type: object
      description: Who connects.
      required: [home]
      properties:
        home:
          type: array
          items: { type: object, properties: { post_code: { type: string, description: Where. } } }
    Plan:
      type: string
      enum: [free_trial]
`;

const folder = mkdtempSync(join(tmpdir(), "linkmint-why-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFiles(folder, { "specs/acme.yaml": spec });
beforeAll(() => {
  expect(runLinkmint(root, ["generate"], { folder })).toMatchObject({ exitCode: 0 });
}, 60_000);

/** Asks why in a folder with one spec and its package. */
function why(...names: string[]): Run {
  return runLinkmint(root, ["why", ...names], { folder });
}

/** Where a name comes from and by which references, without the command line. */
async function origins(...names: string[]): Promise<string[]> {
  const { explanations } = await explainName({
    specs: join(folder, "specs"),
    out: join(folder, "generated"),
    placements: [],
    providers: names.slice(0, -1),
    symbol: names.at(-1) ?? "",
  });
  const [explanation] = explanations;
  return [...(explanation?.origins ?? []), ...(explanation?.references ?? [])].map(
    ({ span }) => `specs/acme.yaml:${span?.start.line}:${span?.start.column}`,
  );
}

/** Where a text of the spec stands, which it holds once. */
function at(text: string): string {
  const before = spec.slice(0, spec.indexOf(text)).split("\n");
  expect(spec.split(text)).toHaveLength(2);
  return `specs/acme.yaml:${before.length}:${(before.at(-1) ?? "").length + 1}`;
}

describe("why", () => {
  test("tells the line, the references, whether it is required and what declares it", () => {
    const { exitCode, stdout, stderr } = why("user");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout.replace(/models\.ts:\d+:\d+/gu, "models.ts:LINE").split("\n")).toEqual([
      "POST /tokens request.user  (acme)",
      "  a property of a request",
      "  Who connects.",
      `  ${at("user: { $ref")}  the property`,
      '  39 |   user: { $ref: "#/components/schemas/User" }',
      "     |   ^",
      `  ${at('"#/components/schemas/Request"')}  refers to /components/schemas/Request`,
      "  optional",
      `    ${at("user] }")}  mode new requires it`,
      "  declared generated/acme/src/models.ts:LINE  RequestFields.user",
      "  declared generated/acme/src/models.ts:LINE  NewRequest.user",
      "",
      "",
    ]);
  });

  test.each([
    ["the client", ["acme", "Acme"], "Acme }\nservers"],
    ["a method", ["Acme.tokens.create"], "tokens.create"],
    ["an option", ["AcmeOptions.apiKey"], "apiKey,"],
    ["an environment variable", ["ACME_KEY"], "ACME_KEY"],
    ["a member under its name", ["Plan.FreeTrial"], "free_trial"],
    ["a member by its value", ["free_trial"], "free_trial"],
    ["a mode's type", ["RenewRequest"], "renew:"],
    ["a path through a list", ["user.home[].postCode"], "post_code"],
    ["a pointer of wire names", ["/user/home/post_code"], "post_code"],
    ["a property of a type", ["User.home"], "home:"],
    ["a path in the answer", ["token"], "token: { type"],
  ])("finds %s", async (_, names, location) =>
    expect((await origins(...names))[0]).toBe(at(location)),
  );

  test("tells the way to a type from the operation", async () => {
    expect(await origins("User")).toEqual([
      at("User:"),
      at('"#/components/schemas/Request"'),
      at('"#/components/schemas/User"'),
    ]);
  });

  test.each([
    ["usr.home", "did you mean user.home?"],
    ["Acme.tokens.crate", "did you mean Acme.tokens.create?"],
    ["nothingOfTheSort", "linkmint list shows"],
  ])("answers no to %s and helps", (name, help) => {
    const { exitCode, stdout, stderr } = why(name);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain(`No package has a name ${name}.`);
    expect(stderr).toContain(help);
  });
});

test.each([[[]], [["a", "b", "c"]]])("why takes one name, not %s", (names) => {
  const { exitCode, stderr } = runLinkmint(root, ["why", ...names]);
  expect(exitCode).toBe(3);
  expect(stderr).toContain("write linkmint why NAME");
});

test("a provider that is none, and a spec with errors, are told", () => {
  const other = scratch({ "specs/acme.yaml": brokenSpec() });
  expect(runLinkmint(root, ["why", "zeta", "Acme"], { folder: other })).toMatchObject({
    exitCode: 3,
  });
  const broken = runLinkmint(root, ["why", "Acme"], { folder: other });
  expect(broken).toMatchObject({ exitCode: 2, stdout: "" });
  expect(broken.stderr).toContain("1 error: not every package was searched");
});
