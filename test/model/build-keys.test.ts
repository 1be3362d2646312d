import { expect, test } from "vitest";
import { buildKeys } from "../../generator/3-model/build-keys.js";
import type { OpenApi, Schema } from "../../generator/types/openapi.js";

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: Record<string, Schema>): Schema => ({ type: "object", properties });
const text: Schema = { type: "string" };

const schemas: Readonly<Record<string, Schema>> = {
  Account: object({ account_id: text, subAccounts: { type: "array", items: ref("Account") } }),
  Plain: object({ name: text, plain: ref("Plain") }),
  Wraps: object({ plain: ref("Plain"), account: ref("Account") }),
  Lists: { type: "array", items: ref("Lists") },
};
const spec: OpenApi = {
  openapi: "3.1.0",
  info: { title: "", version: "" },
  components: { schemas },
};

function keysOf(schema: Schema): unknown {
  const { tables, request } = buildKeys(spec, schema, {});
  const entries = tables.map((table) => [table.name, table.entries]);
  return { request, tables: Object.fromEntries(entries) as unknown };
}

test("lists the names that differ", () => {
  expect(keysOf(object({ user_id: text, name: text }))).toEqual({
    request: "/request",
    tables: { "/request": [{ name: "userId", wireName: "user_id" }] },
  });
});

test("follows a cycle once", () => {
  expect(keysOf(ref("Account"))).toEqual({
    request: "Account",
    tables: {
      Account: [
        { name: "accountId", wireName: "account_id" },
        { name: "subAccounts", wireName: "subAccounts", table: "Account" },
      ],
    },
  });
});

test("drops tables that rename nothing, and the way to them", () => {
  expect(keysOf(ref("Plain"))).toEqual({ tables: {} });
  expect(keysOf(ref("Wraps"))).toMatchObject({
    request: "Wraps",
    tables: { Wraps: [{ name: "account", wireName: "account", table: "Account" }] },
  });
});

test("looks through null, lists and inline objects", () => {
  const schema = object({
    maybe_account: { anyOf: [ref("Account"), { type: "null" }] },
    many: { type: "array", items: object({ first_name: text }) },
  });
  expect(keysOf(schema)).toMatchObject({
    tables: {
      "/request": [
        { name: "maybeAccount", wireName: "maybe_account", table: "Account" },
        { name: "many", wireName: "many", table: "/request/many[]" },
      ],
      "/request/many[]": [{ name: "firstName", wireName: "first_name" }],
    },
  });
});

test("marks maps, whose own keys are user data", () => {
  const schema = object({
    by_name: { type: "object", additionalProperties: ref("Account") },
    lists_by_name: {
      type: "object",
      additionalProperties: { type: "array", items: ref("Account") },
    },
    free_form: { type: "object", additionalProperties: text },
  });
  expect(keysOf(schema)).toMatchObject({
    tables: {
      "/request": [
        { name: "byName", wireName: "by_name", table: "Account", map: true },
        { name: "listsByName", wireName: "lists_by_name", table: "Account", map: true },
        { name: "freeForm", wireName: "free_form" },
      ],
    },
  });
});

test("survives a list of itself", () => {
  expect(keysOf(object({ lists: ref("Lists") }))).toEqual({ tables: {} });
});
