import { createGateway } from "@linkmint/gateway";
import type { DescribedSchema } from "@linkmint/runtime";
import { expect, test } from "vitest";
import { describeAcme } from "../mock/described.js";
import { page, senderTo } from "./gateway-of.js";

/* Which paths allow what: all below them, at any depth and in any order, but for what is sensitive. */
const text: DescribedSchema = { type: "string" };
const hidden: DescribedSchema = { type: "string", sensitive: true };
const user: DescribedSchema = {
  type: "object",
  properties: {
    name: text,
    id_number: { type: "object", properties: { value: hidden, kind: text } },
    vault: { type: "object", sensitive: true, properties: { door: text, wall: text } },
    keys: { type: "array", items: hidden },
    key_rows: { type: "array", items: { type: "array", items: { $ref: "#/$defs/Key" } } },
    by_name: { type: "object", additionalProperties: hidden },
    by_sign: { type: "object", patternProperties: { "^k": hidden } },
    open: {
      type: "object",
      properties: { api_key: hidden, plain_name: text },
      additionalProperties: true,
    },
  },
};

function make(allow: readonly string[]) {
  const describe = describeAcme(
    {
      naming: "camelCase",
      primary: true,
      request: {
        mediaType: "application/json",
        schema: { type: "object", properties: { user } },
      },
    },
    { schemas: { Key: hidden } },
  );
  const createLinkToken = async () => ({ token: "t", expirySource: "unknown" as const, raw: {} });
  const { fetch } = createGateway({
    providers: { acme: { client: { createLinkToken }, describe } },
    authorize: () => "u1",
    log: () => {},
    limits: false,
    allow: { acme: allow as never[] },
  });
  const { post, send } = senderTo(fetch);
  const say = async (value: object) => {
    const { status, body } = await post("/link/acme", { user: value });
    const errors = (body["errors"] ?? []) as readonly { readonly path: string }[];
    return status === 200 ? "taken" : errors.map(({ path }) => path).join();
  };
  const list = async () => JSON.stringify((await send("/link", { headers: page })).body);
  return { say, list };
}

const orders = [
  ["user", "user.idNumber.value"],
  ["user.idNumber.value", "user"],
];

test.each(orders)("%s and %s allow siblings, two levels down too", async (...paths) => {
  const { say, list } = make(paths);
  expect(await say({ name: "Ada", idNumber: { value: "1", kind: "ssn" } })).toBe("taken");
  expect(await say({ vault: { door: "1" } })).toBe("user.vault");
  expect(await list()).toContain('"kind"');
});

test("a path through what is sensitive allows what it names there, and no sibling", async () => {
  for (const paths of [
    ["user", "user.vault.door"],
    ["user.vault.door", "user"],
  ]) {
    const { say, list } = make(paths);
    expect(await say({ vault: { door: "1" } })).toBe("taken");
    expect(await say({ vault: { wall: "1" } })).toBe("user.vault.wall");
    expect(await list()).not.toContain('"wall"');
  }
});

test.each([
  [{ keys: ["k"] }, "user.keys"],
  [{ keyRows: [["k"]] }, "user.keyRows"],
  [{ byName: { a: "k" } }, "user.byName.a"],
  [{ bySign: { ka: "k" } }, "user.bySign.ka"],
  [{ open: { apiKey: "k" } }, "user.open.apiKey"],
  [{ open: { api_key: "k" } }, "user.open.api_key"],
  [{ open: { plain_name: "x" } }, "user.open.plain_name"],
])("%j is not meant by the path of what it is in", async (said, path) => {
  const { say, list } = make(["user"]);
  expect(await say(said)).toBe(path);
  expect(await say({ open: { plainName: "x", other: 1 }, byName: {}, bySign: {} })).toBe("taken");
  expect(await list()).not.toMatch(/"keys"|"keyRows"|"apiKey"|sensitive/u);
});

test("what is sensitive in lists and maps may be said by its own path", async () => {
  const { say } = make(["user.keys", "user.keyRows", "user.byName.a", "user.open.apiKey"]);
  const said = { keys: ["k"], keyRows: [["k"]], byName: { a: "k" }, open: { apiKey: "k" } };
  expect(await say(said)).toBe("taken");
  expect(await say({ byName: { b: "k" } })).toBe("user.byName.b");
});
