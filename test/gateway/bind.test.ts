import { createGateway } from "@linkmint/gateway";
import { expect, test, vi } from "vitest";
import { describeAcme } from "../mock/described.js";
import { page, senderTo } from "./gateway-of.js";

/* What the server decides: it wins, whatever its values are and however the page writes its own. */
const acme = describeAcme({
  primary: true,
  request: {
    mediaType: "application/json",
    schema: {
      type: "object",
      properties: {
        user: {
          type: "object",
          properties: { id: { type: "string" }, name: { type: "string" } },
          required: ["id"],
        },
        at: { type: "object", additionalProperties: true },
      },
    },
  },
});

function make(bind: unknown, name = "acme") {
  const sent: unknown[] = [];
  const errors: unknown[] = [];
  const client = {
    createLinkToken: async (value: never) => {
      sent.push(value);
      return { token: "t", expirySource: "unknown" as const, raw: {} };
    },
  };
  const { fetch } = createGateway({
    providers: { [name]: { client, describe: acme } },
    authorize: () => "u1",
    limits: false,
    log: () => {},
    onError: (error) => void errors.push(error),
    allow: { [name]: ["user", "at"] as never[] },
    bind: bind === undefined ? {} : { [name]: bind as never },
    exchange: {},
    onLinked: () => {},
  });
  return { sent, errors, ...senderTo(fetch) };
}

test.each([undefined, null, ""])("a member that is bound to %j is decided", async (id) => {
  const { post, send, sent } = make(() => ({ user: { id } }));
  const { status, body } = await post("/link/acme", { user: { id: "u2" } });
  expect([status, body["errors"]]).toEqual([
    422,
    [{ path: "user.id", detail: "is decided by the server" }],
  ]);
  expect(await post("/link/acme", { user: { name: "Ada" } })).toMatchObject({ status: 200 });
  expect(sent).toEqual([{ user: { name: "Ada", id } }]);
  const listed = JSON.stringify((await send("/link", { headers: page })).body);
  expect([listed.includes('"name":{"type"'), listed.includes('"id":{')]).toEqual([true, false]);
});

test("a page's object joins none that is bound to undefined", async () => {
  const { post, sent } = make(() => ({ user: undefined }));
  expect(await post("/link/acme", { user: { name: "Ada" } })).toMatchObject({ status: 422 });
  expect(await post("/link/acme", {})).toMatchObject({ status: 200 });
  expect(sent).toEqual([{ user: undefined }]);
});

class Row {
  readonly id = "u1";
}

test.each([
  ["a Date", new Date(0)],
  ["an instance of a class", new Row()],
  ["what says itself how it is written", { id: "u1", toJSON: () => "u1" }],
  ["a list", ["u1"]],
])("%s is a value, to which a page adds nothing", async (_, at) => {
  const { post, sent } = make(() => ({ at }));
  const { body } = await post("/link/acme", { at: { id: "u2" } });
  expect(body["errors"]).toEqual([{ path: "at", detail: "is decided by the server" }]);
  expect(await post("/link/acme", {})).toMatchObject({ status: 200 });
  expect(sent).toEqual([{ at }]);
  expect((sent[0] as { at: unknown }).at).toBe(at);
});

test.each([undefined, null, "u1", [], new Date(0)])(
  "a bind that gives %j is a fault of the setup",
  async (bound) => {
    const { post, sent, errors } = make(() => bound);
    expect(await post("/link/acme", {})).toMatchObject({ status: 500 });
    expect(sent).toEqual([]);
    expect(errors).toMatchObject([{ message: "bind must give a plain object." }]);
  },
);

test("a provider may be named as what every object has", async () => {
  const { post, send, sent } = make(undefined, "constructor");
  const { body } = await send("/link", { headers: page });
  expect(body["providers"]).toMatchObject([{ provider: "constructor", exchange: false }]);
  expect(await post("/link/constructor", { user: { id: "u1" } })).toMatchObject({ status: 200 });
  expect(sent).toEqual([{ user: { id: "u1" } }]);
  expect(await post("/link/constructor/exchange", { publicToken: "p" })).toMatchObject({
    status: 404,
  });
});

test("a server that decides other members each time is remembered a hundred times at most", async () => {
  let index = 0;
  const { send } = make(() => {
    index += 1;
    return { at: { [`m${index}`]: 1 } };
  });
  const set = vi.spyOn(Map.prototype, "set");
  for (let each = 0; each < 130; each += 1) await send("/link", { headers: page });
  const kept = set.mock.calls.filter(([key]) => String(key).startsWith('{"at":{"m'));
  set.mockRestore();
  expect(kept).toHaveLength(100);
});
