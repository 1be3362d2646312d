import createClient from "openapi-fetch";
import { describe, expect, test, vi } from "vitest";
import {
  createCaller,
  formBody,
  openFetchClient,
  type Operation,
  requestParameters,
  writtenExpiry,
} from "../../templates/runtime/src/index.js";
import { Acme, acme, createLinkToken, type AcmeOptions } from "./acme.js";
import { failureOf } from "./failure-of.js";
import { reveal } from "./reveal.js";

const input = { tenant_id: "a" };
const minting = async () => Response.json({ link_token: "l" });

describe("no error of others reaches a caller", () => {
  test("where validators cannot be read", async () => {
    const validate = {
      get createLinkToken(): never {
        throw new Error("planted");
      },
    };
    const client = new Acme({ token: "t", validate, fetch: minting });
    const error = await failureOf(() => client.createLinkToken(input));
    expect(error).toMatchObject({ kind: "configuration", fields: ["validate"] });
    expect(reveal(error)).not.toContain("planted");
  });

  test("where a mock's status is no number", async () => {
    const answer = {
      ok: true,
      status: Symbol("200"),
      headers: new Headers(),
      text: async () => "{}",
    };
    const client = new Acme({ token: "t", fetch: async () => answer as unknown as Response });
    const error = await failureOf(() => client.createLinkToken(input));
    expect(error).toMatchObject({ kind: "configuration", fields: ["fetch"] });
  });

  test("where an option of one client alone is no text", async () => {
    const provider = { ...acme, clientOptions: ["tokenUrl"] };
    const error = await failureOf(() => createCaller(provider, { tokenUrl: 5 } as {}));
    expect(error.message).toBe("tokenUrl must be a string.");
    const wrong = await failureOf(() => createCaller(provider, { validate: 5 } as {}));
    expect(wrong.message).toBe("validate must be an object.");
  });

  test("where a parameter hides a circle", async () => {
    const circle: Record<string, unknown> = {};
    circle.itself = circle;
    const list = { toJSON: () => "planted-value", circle };
    const parameters = requestParameters({ query: { secret_list: { input: "list" } } });
    const operation: Operation = { ...createLinkToken, parameters, sensitive: ["secret_list"] };
    const fetch = async () => new Response("planted-value is wrong", { status: 400 });
    const caller = createCaller(acme, { token: "t-1", fetch, maxRetries: 0 } as {});
    const error = await failureOf(() =>
      caller.send({ operation, input: { ...input, list: [list] } }),
    );
    expect(error.body).toBe("[redacted] is wrong");
  });
});

test("a token that was minted is not lost to an expiry that cannot be read", async () => {
  const circle: Record<string, unknown> = { toString: null, valueOf: null, toJSON: () => "1h" };
  const expiresAt = writtenExpiry("/context", "1h");
  const operation = {
    ...createLinkToken,
    result: { token: "/link_token", expiresAt },
  } as Operation;
  const caller = createCaller(acme, { token: "t", fetch: minting } as {});
  const made = await caller.mint({ operation, input: { ...input, context: circle } });
  expect(made).toMatchObject({ token: "l", expirySource: "unknown" });
});

describe("the plain client", () => {
  type Post = {
    post: { requestBody: { content: { "application/json": object } }; responses: object };
  };
  const form = {
    ...createLinkToken,
    mediaType: "application/x-www-form-urlencoded",
    encoding: formBody(),
  } as Operation;
  const connect = (options: AcmeOptions, operation = createLinkToken as Operation) =>
    openFetchClient(createClient<Record<string, Post>>, {
      provider: acme,
      options: { token: "t-1", fetch: minting, ...options },
      operations: [operation],
    });

  test("throws errors of ours alone, of which onError hears", async () => {
    const onError = vi.fn<(error: unknown) => void>();
    const broken = connect({ onError }, form);
    const errors = [
      await failureOf(() => broken.POST("/link-token", { body: { a: "half \ud800" } })),
      await failureOf(() => broken.POST("/link-token", { body: {}, baseUrl: "api.acme.example" })),
    ];
    broken.use({
      onRequest: async ({ request }) => {
        await request.text();
      },
    });
    errors.push(await failureOf(() => broken.POST("/link-token", { body: { a: 1 } })));
    expect(errors).toMatchObject(errors.map(() => ({ kind: "input", provider: "acme" })));
    expect(onError.mock.calls).toEqual(errors.map((error) => [error]));
  });

  test("passes on what a framework throws, of which onError does not hear", async () => {
    const onError = vi.fn<(error: unknown) => void>();
    const signal = Object.assign(new Error("bail out"), { digest: "DYNAMIC" });
    const client = connect({ onError, fetch: () => Promise.reject(signal) });
    await expect(client.POST("/link-token", { body: input })).rejects.toBe(signal);
    expect(onError).not.toHaveBeenCalled();
  });

  test("shows no path that no spec knows", async () => {
    const seen: object[] = [];
    const fetch = async () => Promise.reject(new Error("reset"));
    const client = connect({ fetch, onRequest: (view) => seen.push(view) });
    const error = await failureOf(() => client.POST("/users/planted-user", { body: {} }));
    expect([error.path, ...seen.map((view) => "path" in view && view.path)]).toEqual([
      undefined,
      undefined,
    ]);
    expect(reveal(error)).not.toContain("planted");
  });
});

test("a body that a fetch goes on reading after the timeout is given up", async () => {
  for (const headers of [{}, { "content-length": "9" }]) {
    const cancel = vi.fn<() => void>();
    const fetch = async () =>
      new Response(new ReadableStream({ cancel }), { headers: headers as Record<string, string> });
    const client = new Acme({ token: "t", timeout: 20, maxRetries: 0, fetch });
    const error = await failureOf(() => client.createLinkToken(input));
    expect(error.kind).toBe("timeout");
    expect(cancel).toHaveBeenCalledTimes(1);
  }
});

test("a fetch that gives its response after the timeout has it given up, too", async () => {
  let tell = (): void => undefined;
  const cancelled = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const fetch = async () => {
    await new Promise((resolve) => setTimeout(resolve, 60));
    return new Response(new ReadableStream({ cancel: () => tell() }));
  };
  const client = new Acme({ token: "t", timeout: 20, maxRetries: 0, fetch });
  expect(await failureOf(() => client.createLinkToken(input))).toMatchObject({ kind: "timeout" });
  await cancelled;
});
