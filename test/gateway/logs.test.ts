import { createGateway, type GatewayOptions } from "@linkmint/gateway";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { plaid as description } from "../../generated/plaid/dist/esm/describe.js";
import { clientOf, gatewayOf, input, senderTo } from "./gateway-of.js";

/* What the log is told, and that a log which fails costs nothing. */
const rejections: unknown[] = [];
const note = (reason: unknown) => void rejections.push(reason);

beforeEach(() => void process.on("unhandledRejection", note));

afterEach(() => {
  process.off("unhandledRejection", note);
  expect(rejections.splice(0)).toEqual([]);
});

const fails = () => {
  throw new Error("The disk is full.");
};
const rejects = async () => fails();

test.each([
  ["throws", fails],
  ["rejects", rejects],
])("a log and an onError that %s cost no request, and not the process", async (_, broken) => {
  const { gateway } = gatewayTo({ log: broken, onError: broken });
  const { post } = senderTo(gateway.fetch);
  expect(await post("/link/plaid", input)).toMatchObject({ status: 502 });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await post("/nowhere", input)).toMatchObject({ status: 404 });
});

test.each([
  [401, "INVALID_API_KEYS", "authentication 401 INVALID_API_KEYS"],
  [400, "The user's name is Ada Lovelace", "invalid-request 400"],
  [500, "x".repeat(81), "server 500"],
])("of a %i with %j the log has kind, status and code", async (status, code, reason) => {
  const { post, events, errors } = gatewayOf({
    fetch: async () =>
      Response.json({ error_code: code, error_message: "Ada was here." }, { status }),
  });
  await post("/link/plaid", input);
  expect(events).toMatchObject([{ reason }]);
  expect(JSON.stringify(events)).not.toContain("Ada");
  expect(errors).toMatchObject([{ message: expect.stringContaining("Ada was here.") }]);
});

test("what is printed unless somebody else logs has none of the provider's words, and none of the page's", async () => {
  const printed: unknown[] = [];
  const warn = vi.spyOn(console, "warn").mockImplementation((line) => void printed.push(line));
  const { gateway } = gatewayTo({});
  const { post } = senderTo(gateway.fetch);
  await post("/link/plaid", input);
  await post("/link/plaid", { ...input, language: "ada@example.com" });
  await post("/link/plaid", { ...input, products: "ada@example.com" });
  warn.mockRestore();
  expect(printed.slice(1)).toHaveLength(3);
  expect(printed.join("\n")).not.toMatch(/words|ada@/u);
});

test("a page that says very much wrong hears the first twenty faults", async () => {
  const { post } = gatewayOf();
  const names = Array.from({ length: 50 }, (_, index) => [`member${index}`, 1]);
  for (const path of ["/link/plaid", "/link/plaid/exchange"]) {
    const said = { ...Object.fromEntries(names), publicToken: "public-1" };
    const { status, body } = await post(path, said);
    expect([status, body["errors"]]).toMatchObject([422, { length: 20 }]);
  }
});

/** A gateway to a provider that fails, without a log of the test's. */
function gatewayTo(options: Pick<GatewayOptions<never, string>, "log" | "onError">) {
  const fetch = async () => Response.json({ error_message: "words" }, { status: 500 });
  const gateway = createGateway({
    providers: { plaid: { client: clientOf(fetch), describe: description } },
    authorize: () => "u1",
    bind: { plaid: ({ user }) => ({ user: { client_user_id: user }, client_name: "Acme" }) },
    allow: { plaid: ["products", "language", "country_codes"] },
    ...options,
  });
  return { gateway };
}
