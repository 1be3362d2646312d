import { describe, expect, test } from "vitest";
import { pickProvider, type LinkProvider } from "../../templates/runtime/src/index.js";
import { Acme } from "./acme.js";
import { failureOf } from "./failure-of.js";

const inHouse: LinkProvider<{ userId: string }> = {
  async createLinkToken({ userId }) {
    return { token: `in-house-${userId}`, expirySource: "unknown", raw: undefined };
  },
};
const providers = {
  acme: new Acme({ token: "t-1", fetch: async () => Response.json({ link_token: "lt-1" }) }),
  inHouse,
};

describe("pickProvider", () => {
  test("gives a generated client, which takes its own input", async () => {
    const minted = await pickProvider(providers, "acme").createLinkToken({ tenant_id: "a" });
    expect(minted.token).toBe("lt-1");
    // @ts-expect-error -- the input of another provider
    const wrong = () => pickProvider(providers, "acme").createLinkToken({ userId: "u" });
    expect(await failureOf(wrong)).toMatchObject({ kind: "input" });
  });

  test("gives an object of one's own", async () => {
    const minted = await pickProvider(providers, "inHouse").createLinkToken({ userId: "u" });
    expect(minted.token).toBe("in-house-u");
  });

  test.each(["plaid", "", "__proto__", "constructor", "toString", "hasOwnProperty"])(
    "refuses %j, which is not there",
    async (key) => {
      const error = await failureOf(() => pickProvider(providers, key as "acme"));
      expect(error).toMatchObject({ kind: "configuration", fields: ["key"] });
      expect(error.message).toBe("There is no such provider, only acme, inHouse.");
    },
  );
});

test("a client's methods are those of a provider of any kind", async () => {
  const list: readonly LinkProvider<{ tenant_id: string }>[] = [providers.acme];
  const [first] = list;
  expect((await first?.createLinkToken({ tenant_id: "a" }))?.token).toBe("lt-1");
});
