import { expect, test } from "vitest";
import { rankOperations } from "../../generator/slice/rank-operations.js";
import type { JsonObject } from "../../generator/types/json.js";

/** Ranks operations that are written as `POST /path: what they do`. */
function rank(...operations: readonly string[]): readonly string[] {
  const paths: Record<string, JsonObject> = {};
  for (const written of operations) {
    const [, method = "", path = "", summary] = /^(\w+) ([^:]+)(?:: (.*))?$/u.exec(written) ?? [];
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: { summary: summary ?? "", responses: {} },
    };
  }
  return rankOperations({ openapi: "3.1.0", info: { title: "A", version: "1" }, paths });
}

test.each([
  [
    "what mints before what reads, updates and revokes",
    ["POST /link/token/get", "POST /link/token/revoke", "POST /link/tokens/update"],
    "POST /link/token/create",
  ],
  [
    "a link token before another that is about links, too",
    ["POST /session/token/create: Create a token for Link sessions"],
    "POST /link/token/create: Create a link token",
  ],
  [
    "a new link before one that is mended, or exchanged",
    [
      "POST /connect/{id}/relink: Relink an account",
      "POST /connect/exchange-token",
      "POST /setup-links: Create a setup link",
    ],
    "POST /connect/create-link: Create a link",
  ],
  [
    "verbs in camel case",
    ["POST /a: GetLinkToken", "POST /b: linkToken_list"],
    "POST /c: IssueLinkToken",
  ],
  ["no verb within another word", ["POST /link/token: Get"], "POST /link/token/budget"],
])("rankOperations puts first %s", (_, others, first) => {
  const [name] = first.split(": ");
  expect(rank(...others, first)[0]).toBe(name);
  expect(rank(first, ...others)[0]).toBe(name);
});
