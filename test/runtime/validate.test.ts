import { describe, expect, test, vi } from "vitest";
import {
  createCaller,
  type Operation,
  type StandardResult,
  type StandardSchema,
} from "../../templates/runtime/src/index.js";
import { Acme, acme, createLinkToken, type AcmeOptions } from "./acme.js";
import { failureOf } from "./failure-of.js";
import { reveal } from "./reveal.js";

/** A Standard Schema that finds what it is told to. */
function schemaOf(validate: StandardSchema["~standard"]["validate"]): StandardSchema {
  return { "~standard": { version: 1, vendor: "test", validate } };
}

const finding = (result: StandardResult | Promise<StandardResult>) => schemaOf(() => result);
const input = { tenant_id: "planted" };

const make = (schema: StandardSchema, options: AcmeOptions = {}) =>
  new Acme({
    token: "t-1",
    fetch: async () => Response.json({ link_token: "lt-1" }),
    validate: { createLinkToken: schema },
    ...options,
  });

const unsent: AcmeOptions = { token: () => expect.fail("asked"), fetch: () => expect.fail("sent") };

describe("a schema that somebody gives", () => {
  const issues = [
    { message: "tenant_id is too short", path: ["tenant_id"] },
    { message: "a region is missing", path: ["user", { key: "address" }, 0, Symbol("x")] },
    { message: "no" },
  ];

  test.each([
    ["at once", finding({ issues })],
    ["later", finding(Promise.resolve({ issues }))],
  ])("refuses an input %s, before anything is asked or sent", async (_, schema) => {
    const error = await failureOf(() => make(schema, unsent).createLinkToken(input));
    expect(error).toMatchObject({
      kind: "input",
      operation: "createLinkToken",
      fields: ["tenant_id", "user.address.0.Symbol(x)", ""],
    });
    expect(error.message).toBe("createLinkToken: tenant_id is too short; a region is missing; no.");
    expect(reveal(error)).not.toContain("planted");
  });

  test.each([
    ["at once", finding({})],
    ["without issues", finding({ issues: undefined })],
    ["with an empty list", finding({ issues: [] })],
    ["later", finding(Promise.resolve({}))],
  ])("lets an input through %s", async (_, schema) => {
    expect((await make(schema).createLinkToken(input)).token).toBe("lt-1");
  });

  test("is shown the input under public names, and once", async () => {
    const validate = vi.fn<(value: unknown) => StandardResult>(() => ({}));
    await make(schemaOf(validate)).createLinkToken(input);
    expect(validate.mock.calls).toEqual([[input]]);
  });

  test("is not asked where the call is unchecked, nor about other operations", async () => {
    const schema = schemaOf(() => expect.fail("asked"));
    await make(schema).createLinkToken(input, { unchecked: true });
    await make(schema, { validate: { other: schema } }).createLinkToken(input);
  });

  test("does not hold against an input what extraBody has", async () => {
    const extraBody = { beta: "new" };
    const strict = (value: unknown): StandardResult =>
      "beta" in Object(value) ? { issues: [{ message: "no beta", path: ["beta"] }] } : {};
    const unplaced = (value: unknown): StandardResult =>
      "beta" in Object(value) ? { issues: [{ message: "unknown: beta" }] } : {};
    const needy = (value: unknown): StandardResult =>
      "beta" in Object(value) ? {} : { issues: [{ message: "beta or alpha", path: ["alpha"] }] };
    for (const validate of [strict, unplaced, needy]) {
      await make(schemaOf(validate)).createLinkToken(input, { extraBody });
    }
    const refusing = finding({ issues: [{ message: "bad", path: ["tenant_id"] }] });
    const error = await failureOf(() =>
      make(refusing, unsent).createLinkToken(input, { extraBody }),
    );
    expect(error).toMatchObject({ kind: "input", fields: ["tenant_id"] });
  });

  test("is not repeated where it quotes what is sensitive", async () => {
    const schema = finding({ issues: [{ message: "bad\u001b: planted-phone-1" }] });
    const operation = { ...createLinkToken, modes: undefined, sensitive: ["phone"] };
    const caller = createCaller(acme, { token: "t", validate: { createLinkToken: schema } } as {});
    const error = await failureOf(() =>
      caller.send({
        operation: operation as unknown as Operation,
        input: { phone: "planted-phone-1" },
      }),
    );
    expect(error.message).toBe("createLinkToken: bad : [redacted].");
  });

  test("is not looked for where every object has something", async () => {
    const operation = { ...createLinkToken, id: "toString" } as unknown as Operation;
    const fetch = async () => Response.json({ link_token: "lt" });
    const caller = createCaller(acme, { token: "t", fetch, validate: {} } as {});
    await caller.send({ operation, input });
  });

  const broken: [string, unknown][] = [
    [
      "throws",
      schemaOf(() => {
        throw new Error("planted");
      }),
    ],
    ["rejects", schemaOf(() => Promise.reject(new Error("planted")))],
    ["is no Standard Schema", {}],
  ];

  test.each(broken)("that %s is an error of ours", async (_, schema) => {
    const client = make(schema as StandardSchema, unsent);
    const error = await failureOf(() => client.createLinkToken(input));
    expect(error).toMatchObject({ kind: "configuration", fields: ["validate"] });
    expect(reveal(error)).not.toContain("planted");
  });
});
