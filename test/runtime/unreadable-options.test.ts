import { describe, expect, test } from "vitest";
import { Acme, type AcmeCallOptions, type AcmeOptions } from "./acme.js";
import { failureOf } from "./failure-of.js";
import { reveal } from "./reveal.js";

describe("options that cannot be read are refused", () => {
  const revoked = () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  };
  const throwing = () => ({
    get token(): string {
      throw new Error("planted");
    },
  });

  test.each([
    ["a Map", () => new Map([["token", "t"]])],
    ["a list", () => [["token", "t"]]],
    ["a proxy that was revoked", revoked],
    ["a getter that throws", throwing],
    ["headers", () => new Headers()],
  ])("%s in place of options", async (_, make) => {
    const refused = { kind: "configuration", fields: ["options"] };
    const error = await failureOf(() => new Acme(make() as AcmeOptions));
    expect(error).toMatchObject(refused);
    expect(reveal(error)).not.toContain("planted");
    const client = new Acme({ token: "t" });
    const call = () => client.createLinkToken({ tenant_id: "a" }, make() as AcmeCallOptions);
    expect(await failureOf(call)).toMatchObject(refused);
  });

  test.each([
    ["a Map", () => new Map([["a", "b"]])],
    ["a list", () => [["a", "b"]]],
    ["a proxy that was revoked", revoked],
    ["a value that is no text", () => ({ "x-a": Symbol("planted") })],
    ["a value that cannot be a text", () => ({ "x-a": Object.create(null) })],
    [
      "a getter that throws",
      () => ({
        get "x-a"(): string {
          throw new Error("planted");
        },
      }),
    ],
  ])("%s as headers", async (_, make) => {
    const refused = { kind: "configuration", fields: ["headers"] };
    const headers = make() as Record<string, string>;
    expect(await failureOf(() => new Acme({ headers }))).toMatchObject(refused);
    const client = new Acme({ token: "t", fetch: () => expect.fail("sent") });
    const call = () => client.createLinkToken({ tenant_id: "a" }, { headers });
    const error = await failureOf(call);
    expect(error).toMatchObject(refused);
    expect(reveal(error)).not.toContain("planted");
  });

  test.each([
    ["extraBody", { extraBody: new URLSearchParams({ x: "1" }) }],
    ["extraBody", { extraBody: new FormData() }],
  ])("%s of the platform, of which nothing would be sent", async (field, options) => {
    const client = new Acme({ token: "t", fetch: () => expect.fail("sent") });
    const call = () => client.createLinkToken({ tenant_id: "a" }, options as {});
    expect(await failureOf(call)).toMatchObject({ kind: "configuration", fields: [field] });
    const validate = new Headers() as unknown as {};
    expect(await failureOf(() => new Acme({ validate }))).toMatchObject({ fields: ["validate"] });
  });

  test("but headers of the platform are taken", async () => {
    const seen: unknown[] = [];
    const headers = new Headers({ "X-A": "b" }) as unknown as Record<string, string>;
    const fetch = async (_: string, init: { headers: unknown }) => {
      seen.push(init.headers);
      return Response.json({ link_token: "lt" });
    };
    await new Acme({ token: "t", headers, fetch }).createLinkToken({ tenant_id: "a" });
    expect(seen).toMatchObject([{ "x-a": "b" }]);
  });

  test.each([
    ["a token", "token", () => Symbol("planted")],
    ["a token without a prototype", "token", () => Object.create(null) as unknown],
    ["a base URL", "baseUrl", () => Symbol("planted")],
    ["a signal", "signal", revoked],
    [
      "a signal whose getter throws",
      "signal",
      () => ({
        get addEventListener() {
          throw new Error("planted");
        },
      }),
    ],
    ["validators", "validate", revoked],
  ])("%s of another kind", async (_, field, make) => {
    const options = { [field]: make() };
    expect(await failureOf(() => new Acme(options))).toMatchObject({ fields: [field] });
  });

  test.each([
    ["a Map", () => new Map([["tenant_id", "a"]])],
    ["a proxy that was revoked", revoked],
    ["a list", () => []],
  ])("%s in place of an input", async (_, make) => {
    const client = new Acme({ token: "t", fetch: () => expect.fail("sent") });
    const error = await failureOf(() => client.createLinkToken(make() as { tenant_id: string }));
    expect(error).toMatchObject({ kind: "input" });
  });

  test("what changes while a call goes on changes nothing", async () => {
    const headers = { "x-a": "1" };
    const options = { maxRetries: 0, headers };
    const fetch = async () => Response.json({ error: "x" }, { status: 503 });
    const client = new Acme({ token: "t", fetch });
    const failed = failureOf(() => client.createLinkToken({ tenant_id: "a" }, options));
    options.maxRetries = 5;
    expect(await failed).toMatchObject({ attempts: 1 });
  });
});
