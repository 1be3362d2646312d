import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { startServer } from "../runtime/recording-server.js";
import { Acme, createAcmeFetchClient } from "../samples/undecided-security/expected/src/index.js";
import { scratch } from "../write/scratch.js";
import { installLinkmint, runLinkmint } from "./linkmint.js";

const root = installLinkmint();

const answer =
  'responses: { "200": { description: d, content: { application/json: { schema: { type: object, properties: { token: { type: string } } } } } } }';

/** A document that does not say how calls authenticate, though it has a scheme. */
const upstream = `openapi: 3.0.3
info: { title: Acme, version: "1" }
servers: [{ url: https://api.acme.example }]
paths:
  /mint:
    post:
      operationId: mint
      summary: Create a link token
      ${answer}
components:
  securitySchemes:
    house_key: { type: apiKey, in: header, name: X-House-Key }
`;

const add = (...flags: string[]) => addFrom(upstream, flags);

function addFrom(document: string, flags: readonly string[]) {
  const folder = scratch({ "acme.yaml": document });
  const operation = ["--operation", "POST /mint", "--token", "/token"];
  const given = ["add", "acme", "--from", "acme.yaml", ...operation, ...flags];
  const outcome = runLinkmint(root, given, { folder });
  const read = () => readFileSync(join(folder, "specs/acme.yaml"), "utf8");
  return { folder, read, ...outcome };
}

describe("where a document does not say how calls authenticate", () => {
  test("the spec asks, lint asks at that line, and generate writes the package all the same", () => {
    const { folder, read, exitCode } = add();
    expect(exitCode).toBe(0);
    const lines = read().split("\n");
    const line = lines.indexOf("security: []") + 1;
    expect(lines[line - 2]).toMatch(/^# How do calls authenticate\? .*--security house_key\)$/u);
    const linted = runLinkmint(root, ["lint", "acme"], { folder });
    expect(linted.exitCode).toBe(0);
    expect(linted.stderr).toContain(`specs/acme.yaml:${line}:1  warning  undecided-security\n`);
    const generated = runLinkmint(root, ["generate", "acme"], { folder });
    expect(generated.exitCode).toBe(0);
    const client = readFileSync(join(folder, "generated/acme/src/client.ts"), "utf8");
    expect(client).toContain("credentials: {},\n");
  });

  test.each([
    ["bearer", "type: http\n      scheme: bearer\n"],
    ["basic", "type: http\n      scheme: basic\n"],
    ["header:X-Key", "type: apiKey\n      in: header\n      name: X-Key\n"],
    ["query:key", "type: apiKey\n      in: query\n      name: key\n"],
    ["oauth2:/oauth/token", "tokenUrl: /oauth/token\n"],
    [
      "house_key",
      "    house_key:\n      type: apiKey\n      name: X-House-Key\n      in: header\n",
    ],
  ])("--security %s decides it", (how, want) => {
    const { folder, read, exitCode, stderr } = add("--security", how);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(read()).toContain(want);
    expect(read()).not.toContain("How do calls authenticate?");
    const linted = runLinkmint(root, ["lint", "acme"], { folder });
    expect(linted.exitCode).toBe(0);
    expect(linted.stderr).not.toContain("security");
  });

  test("--security none says that there is nothing to decide", () => {
    const { folder, read } = add("--security", "none");
    expect(read()).toContain("x-link-allow:\n  - code: undecided-security\n");
    expect(read()).not.toContain("How do calls authenticate?");
    const { stderr } = runLinkmint(root, ["lint", "acme"], { folder });
    expect(stderr).not.toMatch(/undecided-security|unused-allowance/u);
  });

  test.each([
    ["digest", "--security  error  invalid-answer"],
    ["header:", "--security  error  invalid-answer"],
    ["bearer:abc", "--security  error  invalid-answer"],
    ["none:x", "--security  error  invalid-answer"],
    ["header:X Key", "--security  error  invalid-header"],
    ["oauth2:http://acme.example/token", "--security  error  unsupported-security"],
  ])("--security %s is refused as lint would", (how, want) => {
    const { exitCode, stderr } = add("--security", how);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(want);
  });
});

describe("where some operations say how they authenticate", () => {
  /** A document whose second operation has a scheme of its own, which is called as a new one would be. */
  const two = upstream
    .replace(
      "paths:\n",
      `paths:\n  /own: { post: { operationId: own, security: [{ apiKey: [] }], ${answer} } }\n`,
    )
    .concat("    apiKey: { type: apiKey, in: query, name: own-key }\n");
  const addBoth = (how: string, document = two) =>
    addFrom(document, ["--operation", "POST /own", "--security", how]);

  test("an answer is of the others, and takes no name that is taken", () => {
    const { read, exitCode, stderr, folder } = addBoth("header:X-Key");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const { security, paths, components } = parse(read());
    expect({ security, own: paths["/own"].post.security }).toEqual({
      security: [{ apiKey2: [] }],
      own: [{ apiKey: [] }],
    });
    expect(components.securitySchemes).toMatchObject({
      apiKey: { in: "query", name: "own-key" },
      apiKey2: { in: "header", name: "X-Key" },
    });
    expect(runLinkmint(root, ["lint", "acme"], { folder }).exitCode).toBe(0);
  });

  test("a scheme that is there already is not made twice", () => {
    const { components, security } = parse(addBoth("query:own-key").read());
    expect(Object.keys(components.securitySchemes)).toEqual(["apiKey"]);
    expect(security).toEqual([{ apiKey: [] }]);
  });

  test("an answer that replaces what the document says leaves no scheme that nothing uses", () => {
    const document = two.replace("paths:\n", "security: [{ house_key: [] }]\npaths:\n");
    const { components } = parse(addBoth("bearer", document).read());
    expect(Object.keys(components.securitySchemes)).toEqual(["apiKey", "bearer"]);
    const { components: rest } = parse(addBoth("none", document).read());
    expect(Object.keys(rest.securitySchemes)).toEqual(["apiKey"]);
  });

  test.each(["[{ apiKey: [] }]", "[]"])("an answer that none needs is refused: %s", (security) => {
    const document = two.replace(
      "operationId: mint\n",
      `operationId: mint\n      security: ${security}\n`,
    );
    const { exitCode, stderr } = addFrom(document, ["--security", "bearer"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("--security  error  invalid-answer");
    expect(addFrom(document, []).exitCode).toBe(0);
  });
});

test("a package without credentials sends none, and headers carry one", async () => {
  const server = await startServer(() => ({ status: 200, body: { token: "t-1" } }));
  const acme = new Acme({ baseUrl: server.url });
  const plain = createAcmeFetchClient({ baseUrl: server.url });
  expect((await acme.createLinkToken({ user: "ada" })).token).toBe("t-1");
  expect((await plain.POST("/tokens", { body: { user: "ada" } })).data).toEqual({ token: "t-1" });
  await acme.tokens.create({ user: "ada" }, { headers: { "x-api-key": "secret-key" } });
  await server.close();
  const sent = server.requests.map(({ headers }) => headers["x-api-key"] ?? headers.authorization);
  expect(sent).toEqual([undefined, undefined, "secret-key"]);
});
