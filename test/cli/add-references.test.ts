import { once } from "node:events";
import { readFileSync, symlinkSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { planSpec } from "../../generator/pipeline/plan-spec.js";
import { scratch } from "../write/scratch.js";
import { installLinkmint, runLinkmint } from "./linkmint.js";

/* References of a provider's document to other files and to the network, and answers that are no JSON. */

const root = installLinkmint();
const minted = "type: object\nrequired: [token]\nproperties: { token: { type: string } }\n";

/** A document whose answer is what a reference leads to. */
function upstream(reference: string, version = "3.1.0"): string {
  return `openapi: ${version}
info: { title: Acme, version: "1" }
servers: [{ url: https://api.acme.example }]
paths:
  /mint:
    post:
      responses: { "200": { description: d, content: { application/json: { schema: { $ref: "${reference}" } } } } }
`;
}

function add(folder: string, ...flags: string[]) {
  const given = ["add", "acme", "--from", "acme.yaml", "--operation", "POST /mint", ...flags];
  const run = runLinkmint(root, given, { folder });
  const spec = run.exitCode === 0 ? readFileSync(join(folder, "specs/acme.yaml"), "utf8") : "";
  return { ...run, spec };
}

describe("a reference to the network", () => {
  /** What `add` plans for a document that refers to a server of this test, and what was asked of that. */
  async function plan(external: "allowed" | "refused", answer = minted) {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? "");
      response.end(answer);
    }).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const text = upstream(`http://127.0.0.1:${port}/parts/minted.yaml`);
    const folder = scratch({ "acme.yaml": text });
    const planned = await planSpec({
      ...{ provider: "acme", specs: join(folder, "specs"), from: join(folder, "acme.yaml") },
      ...{ operations: ["POST /mint"], answers: [], external },
    });
    return { ...planned, asked };
  }

  test("is refused, and nothing is asked of it, unless it is allowed", async () => {
    const { value, diagnostics, asked } = await plan("refused");
    expect({ value, asked }).toEqual({ value: undefined, asked: [] });
    expect(diagnostics).toMatchObject([{ code: "external-reference" }]);
    expect(diagnostics[0]?.help).toContain("--allow-external");
  });

  test("is followed where that is allowed", async () => {
    const { value, asked } = await plan("allowed");
    expect(asked).toEqual(["/parts/minted.yaml"]);
    expect(value?.text).toMatch(/token:\n +type: string\n/u);
  });

  test("that answers with a page for people is told", async () => {
    const { value, diagnostics } = await plan("allowed", "<!doctype html>\n<p>Sign in</p>\n");
    expect(value).toBeUndefined();
    expect(diagnostics).toHaveLength(1);
  });
});

describe("a reference to a file", () => {
  test("does not lead out of the folder through a link, unless that is allowed", () => {
    const outside = scratch({ "minted.yaml": minted });
    const folder = scratch({ "acme.yaml": upstream("parts/minted.yaml") });
    symlinkSync(outside, join(folder, "parts"));
    const refused = add(folder);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain("external-reference");
    const { exitCode, spec } = add(folder, "--allow-external");
    expect(exitCode).toBe(0);
    expect(spec).toContain("token:");
  });

  test("may be to a whole path item, whose references are its own file's", () => {
    const item = upstream("../minted.yaml").split("  /mint:\n")[1] ?? "";
    const folder = scratch({
      "acme.yaml": `${upstream("").split("paths:")[0]}paths: { /mint: { $ref: paths/mint.yaml } }\n`,
      "paths/mint.yaml": item.replace(/^ {4}/gmu, ""),
      "minted.yaml": minted,
    });
    const { exitCode, stderr, spec } = add(folder);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(spec).toContain("token:");
  });

  test("may stand for a media type's schema in 3.2", () => {
    const folder = scratch({
      "acme.yaml": upstream("minted.yaml", "3.2.0"),
      "minted.yaml": minted,
    });
    expect(add(folder).spec).toContain("token:");
  });
});

describe("an answer that is no JSON", () => {
  const plain = upstream("")
    .replace("application/json", "text/plain")
    .replace('{ $ref: "" }', "{ type: string }");

  test("is the token whole where the author says so", () => {
    const folder = scratch({ "acme.yaml": plain });
    const { exitCode, spec } = add(folder, "--token", "body", "--security", "bearer");
    expect(exitCode).toBe(0);
    expect(spec).toContain('token: ""');
    expect(runLinkmint(root, ["generate"], { folder }).exitCode).toBe(0);
  });

  test("holds no property to point at", () => {
    const { exitCode, stderr } = add(scratch({ "acme.yaml": plain }), "--token", "/token");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("help: ");
  });
});
