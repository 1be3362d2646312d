import { createGateway, type GatewayEvent, type GatewayOptions } from "@linkmint/gateway";
import { expect, test } from "vitest";
import { describeAcme } from "../mock/described.js";
import { senderTo } from "./gateway-of.js";

/* No function of the options, and no client, holds a request longer than the deadline. */
const acme = describeAcme({ primary: true });
const hangs = () => new Promise<never>(() => {});
type Options = Partial<GatewayOptions<Record<string, never>, string>>;

const cases: readonly [string, string, object, number, string][] = [
  ["authorize", "", { authorize: hangs }, 500, "authorize took more than 50 milliseconds."],
  ["bind", "", { bind: { acme: hangs } }, 500, "bind took more than 50 milliseconds."],
  ["a client", "", { mint: hangs }, 504, "The call took more than 50 milliseconds."],
  [
    "an exchange",
    "/exchange",
    { exchange: { acme: hangs } },
    504,
    "The call took more than 50 milliseconds.",
  ],
  ["onLinked", "/exchange", { onLinked: hangs }, 500, "onLinked took more than 50 milliseconds."],
];

test.each(cases)("%s that hangs", async (_, step, options, status, reason) => {
  const { post, events } = make(options);
  const startedAt = performance.now();
  const sent = await post(`/link/acme${step}`, step === "" ? {} : { publicToken: "p" });
  expect(sent.status).toBe(status);
  expect(events).toMatchObject([{ status, reason }]);
  expect(performance.now() - startedAt).toBeLessThan(5000);
});

test("what comes in time is taken, undefined too", async () => {
  const { post } = make({});
  expect(await post("/link/acme", {})).toMatchObject({ status: 200 });
  expect(await post("/link/acme/exchange", { publicToken: "p" })).toMatchObject({ status: 200 });
});

function make({ mint, ...options }: Options & { readonly mint?: () => Promise<never> }) {
  const events: GatewayEvent[] = [];
  const token = { token: "t", expirySource: "unknown", raw: {} } as const;
  const { fetch } = createGateway({
    providers: {
      acme: { describe: acme, client: { createLinkToken: mint ?? (async () => token) } },
    },
    authorize: () => "u1",
    deadline: 50,
    exchange: { acme: async () => undefined },
    onLinked: () => {},
    log: (event) => events.push(event),
    ...(options as object),
  });
  return { events, ...senderTo(fetch) };
}
