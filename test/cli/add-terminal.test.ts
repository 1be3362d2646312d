import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
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

test.skipIf(!canOpenTerminals)(
  "add asks on a terminal, and writes what was answered (skipped without util-linux)",
  async () => {
    const folder = scratch({ "acme.yaml": upstream });
    const command = `"${process.execPath}" "${bin}" add acme --from acme.yaml --operation mint`;
    const child = spawn("script", ["-qec", command, "/dev/null"], {
      cwd: folder,
      env: { ...process.env, TERM: "xterm", NO_COLOR: "1" },
    });
    let said = "";
    let answered = 0;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      // Each question ends in a prompt; the first is what holds the token, the rest stay open.
      const prompts = said.split("]: ").length - 1;
      while (answered < prompts) {
        child.stdin.write(answered === 0 ? "/token\r" : "-\r");
        answered += 1;
      }
    });
    const code = await new Promise((resolve) => child.once("exit", resolve));
    expect({ code, asked: answered > 0 }, said).toEqual({ code: 0, asked: true });
    expect(existsSync(join(folder, "specs/acme.yaml"))).toBe(true);
    expect(readFileSync(join(folder, "specs/acme.yaml"), "utf8")).toContain("token: /token");
  },
);
