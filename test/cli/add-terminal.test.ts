import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scratch } from "../write/scratch.js";
import { installLinkmint } from "./linkmint.js";

/* The conversation of `add` on a real terminal, which `script` of util-linux opens. */

const root = installLinkmint();
const bin = join(root, "generator/bin/linkmint.js");
const canOpenTerminals = spawnSync("script", ["--version"], { encoding: "utf8" }).stdout?.includes(
  "util-linux",
);

const upstream = `openapi: 3.1.0
info: { title: Acme, version: "1" }
servers: [{ url: https://api.acme.example }]
security: [{ key: [] }]
paths:
  /mint:
    post:
      operationId: mint
      responses:
        "200":
          description: The token.
          content:
            application/json:
              schema:
                type: object
                required: [token]
                properties:
                  token: { type: string, description: Opens a session. }
                  link: { type: string, description: Where to send people. }
components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Key } } }
`;

/** Talks with `add` on a terminal: says where the token is, and leaves every other question for later. */
async function talk(
  environment: Readonly<Record<string, string>> = {},
  flags = " --operation mint",
  first = "/token",
) {
  const folder = scratch({ "acme.yaml": upstream });
  const command = `"${process.execPath}" "${bin}" add acme --from acme.yaml${flags}`;
  const child = spawn("script", ["-qec", command, "/dev/null"], {
    cwd: folder,
    env: { PATH: process.env["PATH"], TERM: "xterm", NO_COLOR: "1", ...environment },
  });
  let said = "";
  let answered = 0;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    // Each question ends in what an empty answer would mean.
    const asked = said.split("]: ").length - 1;
    for (; answered < asked; answered += 1)
      child.stdin.write(answered === 0 ? `${first}\r` : "-\r");
  });
  const code = await new Promise((resolve) => child.once("exit", resolve));
  return { code, answered, spec: readFileSync(join(folder, "specs/acme.yaml"), "utf8") };
}

describe.skipIf(!canOpenTerminals)("add on a terminal (skipped without util-linux)", () => {
  test("asks, and writes what was answered", async () => {
    const { code, answered, spec } = await talk();
    expect(code).toBe(0);
    expect(answered).toBeGreaterThan(1);
    expect(spec).toContain("token: /token");
  });

  test("asks for the operation where none is named", async () => {
    const { code, spec } = await talk({}, "", "");
    expect(code).toBe(0);
    expect(spec).toContain("operationId: mint");
  });

  test("asks nothing in CI, where nobody would answer", async () => {
    const { code, answered, spec } = await talk({ CI: "true" });
    expect({ code, answered }).toEqual({ code: 0, answered: 0 });
    expect(spec).not.toContain("token: /token");
  });
});
