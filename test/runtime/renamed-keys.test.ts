import { describe, expect, test } from "vitest";
import { createCaller } from "../../templates/runtime/src/index.js";
import { borealis, createToken } from "./borealis.js";
import { bodyOf } from "./call.js";
import { failureOf } from "./failure-of.js";

/** What a call gives for a response. */
const receive = (body: string) =>
  createCaller(borealis, {
    baseUrl: "https://mock.example",
    clientId: "c",
    apiKey: "k",
    fetch: async () => new Response(body),
  } as {}).send<Record<string, unknown>>({ operation: createToken, input: { userId: "u" } });

describe("a request", () => {
  test("goes out under wire names, through arrays and recursive tables", async () => {
    const filterOn = [{ displayName: "a", children: [{ displayName: "b" }] }, null];
    expect(await bodyOf(createToken, { userId: "u", filterOn })).toEqual({
      user_id: "u",
      filter_on: [{ display_name: "a", children: [{ display_name: "b" }] }, null],
    });
  });

  test("keeps the keys of free-form maps and unknown keys", async () => {
    const input = {
      userId: "u",
      extraData: { displayName: 1, userId: 2 },
      labels: { displayName: { displayName: "a" }, other: [{ displayName: "b" }] },
      brandNew: { displayName: 3 },
    };
    expect(await bodyOf(createToken, input)).toEqual({
      user_id: "u",
      extra_data: { displayName: 1, userId: 2 },
      labels: { displayName: { display_name: "a" }, other: [{ display_name: "b" }] },
      brandNew: { displayName: 3 },
    });
  });

  test("keeps values that are not what the table expects", async () => {
    const input = { userId: "u", filterOn: "all", labels: null };
    expect(await bodyOf(createToken, input)).toEqual({
      user_id: "u",
      filter_on: "all",
      labels: null,
    });
  });
});

describe("a response", () => {
  test("comes under public names, unknown keys as they are", async () => {
    expect(
      await receive(
        '{"link_token":"t","filter_on":[{"display_name":"a"}],"brand_new":{"display_name":"b"}}',
      ),
    ).toEqual({
      linkToken: "t",
      filterOn: [{ displayName: "a" }],
      brand_new: { display_name: "b" },
    });
  });

  test("with the keys of JavaScript's own objects stays plain data", async () => {
    const value = await receive(
      '{"link_token":"t","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1,"filter_on":[{"__proto__":{"polluted":1}}]}',
    );
    expect(value["linkToken"]).toBe("t");
    expect(Object.keys(value)).toContain("__proto__");
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(value["polluted"]).toBeUndefined();
    expect((value["filterOn"] as Record<string, unknown>[])[0]?.["polluted"]).toBeUndefined();
  });

  test("that is nested too deep for its table is an error of ours", async () => {
    const depth = 20_000;
    const body = `{"filter_on":${'{"children":'.repeat(depth)}0${"}".repeat(depth)}}`;
    expect(await failureOf(() => receive(body))).toMatchObject({
      kind: "unexpected-response",
      httpStatus: 200,
    });
  });
});
