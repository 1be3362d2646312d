import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { askQuestions } from "../../generator/cli/commands/add/ask-questions.js";
import { planSpec } from "../../generator/pipeline/plan-spec.js";
import { readFiles, scratch } from "../write/scratch.js";
import { installLinkmint, runLinkmint } from "./linkmint.js";

const root = installLinkmint();

/** Two operations, the schema of whose answer is in another file. */
const upstream = `openapi: 3.2.0
info: { title: Acme, version: "1" }
servers: [{ url: /v1 }]
paths:
  /mint:
    post:
      parameters: [{ name: Authorization, in: header, description: "Bearer, then the key" }]
      responses: { "200": { description: d, content: { application/json: { schema: { $ref: "parts/minted.yaml" } } } } }
  /renew:
    post: { operationId: renew, responses: { "200": { description: d, content: { application/json: { schema: { type: object } } } } } }
`;
const minted = `type: object
required: [token]
properties: { token: { type: string }, link: { type: string }, expires_at: { type: string, format: date-time } }
`;

function add(files: Readonly<Record<string, string>>, ...flags: string[]) {
  const folder = scratch({ "acme.yaml": upstream, "parts/minted.yaml": minted, ...files });
  const operation = ["--operation", "POST /mint"];
  const given = ["add", "acme", "--from", "acme.yaml", ...operation, ...flags];
  return { folder, ...runLinkmint(root, given, { folder }) };
}

const server = ["--server", "https://api.acme.example/"];

test("a document at an address is named in the spec, and says where its relative servers are", async () => {
  const document = upstream.replace(
    '{ $ref: "parts/minted.yaml" }',
    "{ type: object, properties: { token: { type: string } } }",
  );
  const listener = createServer((_, response) => response.end(document)).listen(0, "127.0.0.1");
  await once(listener, "listening");
  const origin = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  const { value } = await planSpec({
    ...{ provider: "acme", specs: "specs", from: `${origin}/docs/acme.yaml` },
    ...{ operations: ["POST /mint"], answers: [], external: "refused" },
  });
  listener.close();
  expect(value?.text).toContain(`# Cut from ${origin}/docs/acme.yaml:`);
  expect(value?.text).toContain(`source: ${origin}/docs/acme.yaml\n`);
  expect(value?.text).toContain(`upstream: ${origin}/docs/acme.yaml\n`);
  expect(value?.text).toContain(`- url: ${origin}/v1\n`);
});

describe("answers of the command line", () => {
  test("are written into the spec, and what is left stands there as a question", () => {
    const expires = ["--expires", "/expires_at:date-time"];
    const renew = ["--operation", "renew", "--token", "renew=none"];
    const { folder, exitCode, stderr } = add(
      {},
      ...server,
      "--token",
      "/token",
      ...expires,
      ...renew,
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const spec = readFileSync(join(folder, "specs/acme.yaml"), "utf8");
    expect(spec).toContain("url: https://api.acme.example\n");
    expect(spec).toContain("(perhaps --url /link)\n        result:\n          token: /token\n");
    expect(spec).toContain("field: /expires_at\n            as: date-time\n");
    expect(spec).toContain("result: null\n");
    expect(spec).toContain('prefix: "Bearer "\n');
    expect(spec).not.toMatch(/primary|in: header\n.*description: Bearer/u);
  });

  test.each([
    [["--token", "/tokn"], "--token  error  unknown-pointer", "did you mean /token?"],
    [["--expires", "soon"], "--expires  error  invalid-answer", "documented:PT10M"],
    [["--expires", "documented:soon"], "--expires  error  invalid-duration", "PT30M"],
    [["--token", "token"], "--token  error  invalid-answer", "/data/token"],
    [["--naming", "camel"], "--naming  error  invalid-extension", "camelCase"],
    [["--method", "a.delete"], "--method  error  invalid-name", "link.token"],
  ])("%s are refused as lint would", (flags, location, help) => {
    const { folder, exitCode, stderr } = add({}, ...server, ...flags);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(location);
    expect(stderr).toContain(help);
    expect(readFiles(folder)).not.toHaveProperty("specs/acme.yaml");
  });

  test("are asked for where nothing says where the API is", () => {
    const { exitCode, stderr } = add({});
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^acme\.yaml:3:\d+  error  unsupported-server\n/u);
    expect(stderr).toContain("--server https://");
  });

  test("about an operation that is not taken are a mistake", () => {
    const { exitCode, stderr } = add({}, "--token", "POST /other=/token");
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining("which no --operation names"),
    });
  });
});

describe("a reference to another file", () => {
  const away = upstream.replace("parts/minted.yaml", "../minted.yaml");

  test.each([
    ["out of the folder", away, "add --allow-external"],
    ["to the network", upstream.replace("parts/", "https://acme.example/"), "add --allow-external"],
    ["to none", upstream.replace("minted.yaml", "nope.yaml"), "ENOENT"],
  ])("%s is refused at its location", (_name, document, help) => {
    const { exitCode, stderr } = add({ "acme.yaml": document }, ...server);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^acme\.yaml:8:\d+  error  external-reference\n/u);
    expect(stderr).toContain(help);
  });

  test("that is wrong itself is told in that file", () => {
    const parts = { "parts/minted.yaml": `$ref: "#/nope"\n` };
    expect(add(parts, ...server).stderr).toMatch(/^parts\/minted\.yaml:1:7  error  unresolved/u);
  });
});

test("a spec that exists is left alone, and the difference is shown", () => {
  const { exitCode, stdout, stderr, folder } = add({ "specs/acme.yaml": "theirs\n" }, ...server);
  expect(exitCode).toBe(2);
  expect(stderr).toContain("existing-spec");
  expect(stdout).toContain("-theirs\n");
  expect(stdout).toContain("+openapi: 3.1.0\n");
  expect(readFiles(folder)["specs/acme.yaml"]).toBe("theirs\n");
});

describe("a conversation", () => {
  const question = {
    name: "token",
    text: "Where?",
    candidates: ["/a", "/b"],
    whyNot: (answer: string) => (answer.startsWith("/") ? undefined : "no pointer"),
  } as const;

  /** What is answered when these lines are typed, and what was said. */
  async function talk(...typed: string[]) {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const said = text(output);
    input.end(typed.map((line) => `${line}\n`).join(""));
    const answers = await askQuestions([question], { input, output });
    output.end();
    return { answers: answers?.map((answer) => answer.text), said: await said };
  }

  test.each([
    ["", "/a"],
    ["2", "/b"],
    ["/c", "/c"],
  ])("takes %j as %s", async (typed, want) => {
    expect((await talk(typed)).answers).toEqual([want]);
  });

  test("leaves a question open, and asks again what will not do", async () => {
    expect((await talk("-")).answers).toEqual([]);
    const { answers, said } = await talk("wrong", "/c");
    expect(answers).toEqual(["/c"]);
    expect(said).toMatch(/^\nWhere\?\n  1 {2}\/a\n  2 {2}\/b\n/u);
    expect(said).toContain("  no pointer\n");
  });

  test("ends without answers when the author leaves", async () => {
    expect((await talk()).answers).toBeUndefined();
  });
});
