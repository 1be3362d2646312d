import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scratch } from "../write/scratch.js";
import { canOpenTerminals, talkTo } from "./terminal.js";

/* The conversation of `add`. */

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
  const command = `add acme --from acme.yaml${flags}`;
  // Each question ends in what an empty answer would mean.
  const { code, answered } = await talkTo({
    ...{ folder, command, environment, prompt: /\]: /u },
    answer: (index) => (index === 0 ? `${first}\r` : "-\r"),
  });
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
