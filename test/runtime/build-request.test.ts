import { afterEach, describe, expect, test } from "vitest";
import { createCaller, type Operation } from "../../templates/runtime/src/index.js";
import { acme, Acme, createLinkToken } from "./acme.js";
import { createToken } from "./borealis.js";
import { bodyOf } from "./call.js";
import { failureOf } from "./failure-of.js";
import { startServer, type RecordingServer } from "./recording-server.js";

let server: RecordingServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

describe("the input", () => {
  test.each([undefined, null, "acme-1", 7, true, [], [{ tenant_id: "a" }]])(
    "is refused where it is %j",
    async (input) => {
      const error = await failureOf(() => bodyOf(createLinkToken, input));
      expect(error).toMatchObject({ kind: "input", operation: "createLinkToken" });
      expect(error.message).toBe("createLinkToken: the input must be an object.");
    },
  );

  const circular: Record<string, unknown> = { tenant_id: "a" };
  circular["context"] = circular;
  const unwritable: [string, object][] = [
    ["circular", circular],
    ["a bigint", { tenant_id: "a", context: { size: 1n } }],
    [
      "failing by itself",
      {
        tenant_id: "a",
        context: {
          toJSON: () => {
            throw new Error("private");
          },
        },
      },
    ],
  ];

  test.each(unwritable)("is refused where it is %s", async (_, input) => {
    const error = await failureOf(() => bodyOf(createLinkToken, input));
    expect(error).toMatchObject({ kind: "input", operation: "createLinkToken" });
    expect(error.message).toMatch(/cannot be written as JSON/);
    expect(error.cause).toBeUndefined();
  });

  test("is refused where it is circular through renamed keys", async () => {
    const filter: Record<string, unknown> = {};
    filter["children"] = [filter];
    expect(
      await failureOf(() => bodyOf(createToken, { userId: "u", filterOn: [filter] })),
    ).toMatchObject({ kind: "input" });
  });

  test("is left as it was", async () => {
    const input = Object.freeze({ tenant_id: "a" });
    await bodyOf(createLinkToken, input, { options: { extraBody: { region: "east" } } });
    expect(input).toEqual({ tenant_id: "a" });
  });
});

describe("extraBody", () => {
  test("is merged last, under wire names", async () => {
    const options = { extraBody: { user_id: "extra", brandNew: 1, nothing: null } };
    expect(await bodyOf(createToken, { userId: "u", extraData: {} }, { options })).toEqual({
      user_id: "extra",
      extra_data: {},
      brandNew: 1,
      nothing: null,
    });
  });

  test("replaces an object as a whole", async () => {
    const options = { extraBody: { user: { name: "b" } } };
    const input = { tenant_id: "a", user: { id: "u", name: "a" } };
    expect(await bodyOf(createLinkToken, input, { options })).toEqual({
      tenant_id: "a",
      user: { name: "b" },
    });
  });

  test("drops what is undefined", async () => {
    const options = { extraBody: { tenant_id: undefined } };
    expect(await bodyOf(createLinkToken, { tenant_id: "a" }, { options })).toEqual({
      tenant_id: "a",
    });
  });

  test("is held against the modes, too", async () => {
    const options = { extraBody: { account_id: "b" } };
    const error = await failureOf(() => bodyOf(createLinkToken, { tenant_id: "a" }, { options }));
    expect(error).toMatchObject({ kind: "input", fields: ["account_id", "tenant_id"] });
    expect(
      await bodyOf(createLinkToken, {}, { options: { extraBody: { tenant_id: "a" } } }),
    ).toEqual({ tenant_id: "a" });
  });
});

describe("an operation", () => {
  const { modes: _, ...free } = createLinkToken as Operation;
  const response = { body: { link_token: "lt-1" } };

  test("without a body sends none", async () => {
    server = await startServer(() => response);
    const caller = createCaller(acme, { token: "t-1", baseUrl: server.url } as {});
    await caller.send({ operation: free, options: { headers: { "content-type": "text/plain" } } });
    await caller.send({ operation: { ...free, method: "GET" } });
    await caller.send({ operation: { ...free, optionalBody: true }, input: undefined });
    expect(
      server.requests.map(({ method, body, headers }) => [method, body, headers["content-type"]]),
    ).toEqual([
      ["POST", "", undefined],
      ["GET", "", undefined],
      ["POST", "", undefined],
    ]);
  });

  test("without a body sends what extraBody holds", async () => {
    server = await startServer(() => response);
    const caller = createCaller(acme, { token: "t-1", baseUrl: server.url } as {});
    await caller.send({ operation: free, options: { extraBody: { brand_new: 1 } } });
    expect(server.requests[0]?.json).toEqual({ brand_new: 1 });
  });

  test.each([null, "a", []])("whose body is optional does not take %j", async (input) => {
    const operation = { ...free, optionalBody: true };
    expect(await failureOf(() => bodyOf(operation, input))).toMatchObject({ kind: "input" });
  });
});

test("unchecked sends what the modes would refuse", async () => {
  const input = { tenant_id: "a", account_id: "b" };
  expect(await bodyOf(createLinkToken, input, { options: { unchecked: true } })).toEqual(input);
});

test("a refused input reaches neither the network nor the credential function", async () => {
  const client = new Acme({
    token: () => expect.fail("asked"),
    fetch: () => expect.fail("sent"),
  });
  const input = {} as { tenant_id: string };
  expect(await failureOf(() => client.createLinkToken(input))).toMatchObject({ kind: "input" });
});

test("an operation without modes takes any object", async () => {
  const { modes: _, ...free } = createLinkToken as Operation;
  expect(await bodyOf(free, { anything: 1 })).toEqual({ anything: 1 });
});
