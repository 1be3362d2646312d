import { type Address, fromHeader, fromNode, type Limits } from "@linkmint/gateway";
import { describe, expect, test, vi } from "vitest";
import { toNetwork } from "../../templates/gateway/dist/esm/address.js";
import { gatewayOf, input } from "./gateway-of.js";

/* How often somebody may call. */

const few: Limits = { user: { requests: 3, seconds: 60 }, address: { requests: 5, seconds: 60 } };

test("a user gets no request more than the limit, however many come at once", async () => {
  const { post, mock, events } = gatewayOf({ limits: few });
  const sent = await Promise.all(Array.from({ length: 50 }, () => post("/link/plaid", input)));
  expect(sent.filter(({ status }) => status === 200)).toHaveLength(3);
  expect(mock.requests).toHaveLength(3);
  const refused = sent.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(47);
  for (const { body, headers } of refused) {
    const retryAfter = Number(headers.get("retry-after"));
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(60);
    expect(body).toMatchObject({ code: "too-many-requests", retryAfter });
  }
  expect(events.filter(({ code }) => code === "too-many-requests")).toHaveLength(47);
  expect(await post("/link/plaid", input, { cookie: "user=u2" })).toMatchObject({ status: 200 });
});

test("a window ends", async () => {
  const { post } = gatewayOf({ limits: { user: { requests: 1, seconds: 1 } } });
  expect(await post("/link/plaid", input)).toMatchObject({ status: 200 });
  expect(await post("/link/plaid", input)).toMatchObject({ status: 429 });
  await vi.waitFor(
    async () => expect(await post("/link/plaid", input)).toMatchObject({ status: 200 }),
    {
      timeout: 5000,
      interval: 200,
    },
  );
});

test("an address is counted before anybody is asked who is signed in, and before a body is read", async () => {
  let asked = 0;
  const { post } = gatewayOf({
    limits: few,
    address: fromHeader("x-real-ip"),
    authorize: () => {
      asked += 1;
      return null;
    },
  });
  const from = (address: string) => post("/link/plaid", "{", { "x-real-ip": address });
  const sent = [];
  for (let index = 0; index < 20; index += 1)
    sent.push((await from(`2001:db8:0:7::${index}`)).status);
  expect(sent).toEqual([...Array(5).fill(401), ...Array(15).fill(429)]);
  expect(asked).toBe(5);
  expect((await from("2001:db8:0:8::1")).status).toBe(401);
});

test("callers without an address are counted together", async () => {
  const { post } = gatewayOf({ limits: few, address: () => undefined, authorize: () => null });
  const sent = [];
  for (let index = 0; index < 6; index += 1) sent.push((await post("/link/plaid", {})).status);
  expect(sent).toEqual([401, 401, 401, 401, 401, 429]);
});

test("an address that cannot be known is a fault of the setup, and no counter that all share", async () => {
  const { post, events } = gatewayOf({ limits: few, address: fromNode() });
  expect(await post("/link/plaid", input)).toMatchObject({ status: 500 });
  expect(events).toMatchObject([
    { reason: "fromNode() needs Node's request: gateway.fetch(request, { incoming })." },
  ]);
});

describe("a store that is dead", () => {
  const deadStore = {
    isOpen: true,
    isReady: false,
    eval: async () => Promise.reject(new Error("down")),
  };
  const hung = { isOpen: true, isReady: true, eval: () => new Promise(() => {}) };

  test.each([
    ["does not respond", hung],
    ["is not there", deadStore],
    ["fails", { ...deadStore, isReady: true }],
  ])("and %s refuses with 503", async (_, redis) => {
    const { post, mock, events } = gatewayOf({ limits: { redis, storeTimeout: 50 } });
    const { status, body, headers } = await post("/link/plaid", input);
    expect([status, body["code"], headers.get("retry-after")]).toEqual([
      503,
      "limiter-unavailable",
      "5",
    ]);
    expect(mock.requests).toEqual([]);
    expect(events).toMatchObject([{ reason: "The store of the limits does not respond." }]);
  });

  test("takes everything where an option says so", async () => {
    const { post } = gatewayOf({ limits: { redis: deadStore, whenStoreFails: "allow" } });
    expect(await post("/link/plaid", input)).toMatchObject({ status: 200 });
  });
});

test.each([
  [{ user: { requests: 0, seconds: 60 } }, "limits.user"],
  [{ user: { requests: 1, seconds: 0.5 } }, "limits.user"],
  [{ address: { requests: -1, seconds: 1 } }, "limits.address"],
])("limits of %j are refused when a gateway is made", (limits, name) => {
  expect(() => gatewayOf({ limits, address: fromNode() })).toThrow(
    `${name} must have whole numbers`,
  );
});

test("a window that no timer can hold is refused, unless Redis counts", () => {
  const limits = (seconds: number) => ({ user: { requests: 1, seconds } });
  expect(() => gatewayOf({ limits: limits(2_147_483) })).not.toThrow();
  expect(() => gatewayOf({ limits: limits(2_147_484) })).toThrow(
    "limits.user must have at most 2147483 seconds without limits.redis: a longer timer ends at once.",
  );
  expect(() =>
    gatewayOf({ address: fromNode(), limits: { address: { requests: 1, seconds: 3_000_000 } } }),
  ).toThrow("limits.address must have at most 2147483 seconds");
  expect(() => gatewayOf({ limits: { ...limits(3_000_000), redis: {} } })).not.toThrow();
});

describe("the address", () => {
  const at = (address: Address, forwarded?: string) =>
    address(
      new Request(
        "https://app.example",
        forwarded === undefined ? {} : { headers: { "x-forwarded-for": forwarded } },
      ),
      { incoming: { socket: { remoteAddress: "192.0.2.9" } } },
    );

  test("is the socket's, or what proxies of ours wrote, and never what a caller did", () => {
    expect(at(fromNode())).toBe("192.0.2.9");
    expect(at(fromNode(), "198.51.100.1")).toBe("192.0.2.9");
    expect(at(fromNode(1), "6.6.6.6, 198.51.100.1")).toBe("198.51.100.1");
    expect(at(fromNode(2), "6.6.6.6, 198.51.100.1, 10.0.0.1")).toBe("198.51.100.1");
    expect(at(fromNode(2), "10.0.0.1")).toBeUndefined();
    for (const context of [undefined, {}, { env: {} }]) {
      expect(() => fromNode()(new Request("https://app.example"), context)).toThrow("not set up");
    }
    expect(() => fromNode(-1)).toThrow("fromNode takes how many proxies");
  });

  test.each([
    ["192.0.2.9", 64, "192.0.2.9"],
    ["::ffff:192.0.2.9", 64, "192.0.2.9"],
    ["2001:db8:1:2:3:4:5:6", 64, "2001:db8:1:2::/64"],
    ["2001:DB8:1:2ff:3::", 56, "2001:db8:1:200::/56"],
    ["2001:db8:1:2::", 48, "2001:db8:1:0::/48"],
    ["::1", 64, "0:0:0:0::/64"],
    ["fe80::1%eth0", 64, "fe80:0:0:0::/64"],
    ["192.0.2.256", 64, undefined],
    ["0x7f.1", 64, undefined],
    ["1.2.3.4, 5.6.7.8", 64, undefined],
    ["::1]/@evil", 64, undefined],
    ["unknown", 64, undefined],
    ["", 64, undefined],
    [undefined, 64, undefined],
  ] as const)("%s is counted with /%i as %s", (address, prefix, network) => {
    expect(toNetwork(address, prefix)).toBe(network);
  });
});
