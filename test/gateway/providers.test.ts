import { type OperationDescription, type ProviderDescription, publicName } from "@linkmint/runtime";
import { describe, expect, test } from "vitest";
import { publicName as generatorsName } from "../../generator/names/casing.js";
import { readDescriptions } from "../mock/described.js";
import { behindGateway, clientFor } from "./behind-gateway.js";
import { page, senderTo } from "./gateway-of.js";

/* Every provider behind a gateway: nothing that its spec marks as sensitive reaches a page, wherever a response has it. */
const descriptions = await readDescriptions();
const canary = "canary-5d0c8b1e";

describe.each(descriptions)("$id", (provider) => {
  const operations = provider.operations.map((operation) => ({ id: operation.id, operation }));
  const minting = provider.operations.find(({ primary }) => primary) as OperationDescription;

  test.each(operations)("$id keeps what is sensitive from a page", async ({ operation }) => {
    const body = plant(operation, exampleOf(operation));
    const minted = plant(minting, exampleOf(minting));
    expect(JSON.stringify(body)).toContain(canary);
    for (const status of [200, 400, 401, 422, 429, 500]) {
      const { post, linked } = await gatewayTo(
        provider,
        async () => Response.json(minted, { status }),
        {
          exchange: async () => body,
        },
      );
      const sent = [await post(`/link/${provider.id}`, {})];
      expect(sent[0]?.status === 200).toBe(status === 200);
      if (status === 200) {
        sent.push(await post(`/link/${provider.id}/exchange`, { publicToken: "public-1" }));
        expect(linked).toMatchObject([{ provider: provider.id, result: body }]);
      }
      for (const each of sent) {
        expect(JSON.stringify([each.body, [...each.headers]])).not.toContain(canary);
      }
    }
  });

  test("lists what a page may say, in its client's names", async () => {
    const { send } = await gatewayTo(provider, async () => Response.json({}), {});
    const { status, body } = await send("/link", { headers: page });
    expect([status, body["providers"]]).toMatchObject([200, [{ provider: provider.id }]]);
  });

  test("names members as the generator does", () => {
    const names = [...JSON.stringify(provider).matchAll(/"([^"\\]+)":/gu)].map(
      ([, name = ""]) => name,
    );
    for (const name of new Set(names)) {
      expect(publicName(name, "camelCase")).toBe(generatorsName(name, "camelCase"));
    }
  });
});

/** A gateway to a provider that responds as `fetch` does. */
async function gatewayTo(
  provider: ProviderDescription,
  fetch: () => Promise<Response>,
  { exchange }: { readonly exchange?: () => Promise<unknown> },
) {
  const options: Record<string, unknown> = {
    baseUrl: "http://localhost",
    fetch: tokenFirst(fetch),
    maxRetries: 0,
  };
  const { keyPrefixes: [prefix = ""] = [] } = provider.environments[0] ?? { keyPrefixes: [] };
  for (const { option, signs } of provider.credentials) {
    options[option] = signs ? () => "signed" : `${prefix}credential-1`;
  }
  for (const { option, schema } of provider.options ?? []) {
    options[option] = schema.examples?.[0] ?? "development";
  }
  const client = await clientFor(provider, options);
  const { gateway, linked } = behindGateway(provider, { client, exchange });
  return { linked, ...senderTo(gateway.fetch) };
}

/** OAuth's token endpoint comes first where a provider has one. */
function tokenFirst(fetch: () => Promise<Response>) {
  return async (url: string | URL | Request) =>
    String(url).includes("oauth")
      ? Response.json({
          access_token: "oauth-access-token",
          token_type: "Bearer",
          expires_in: 3600,
        })
      : fetch();
}

function exampleOf({ responses }: OperationDescription): unknown {
  const [, success] = Object.entries(responses).find(([status]) => status.startsWith("2")) ?? [];
  return success?.example ?? {};
}

/** Adds every sensitive member to every object of a response, but for what opens the widget. */
function plant(
  { sensitive = [], result = {} }: OperationDescription,
  value: unknown,
  at = "",
): unknown {
  if (Array.isArray(value))
    return value.map((each, index) =>
      plant({ sensitive, result } as never, each, `${at}/${index}`),
    );
  if (typeof value !== "object" || value === null) return value;
  const opens = [result.token, result.url];
  const names = ["secret", ...sensitive].filter((name) => !opens.includes(`${at}/${name}`));
  const kept = Object.entries(value).map(([name, each]) => [
    name,
    plant({ sensitive, result } as never, each, `${at}/${name}`),
  ]);
  return {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(names.map((name) => [name, canary])),
  } as unknown;
}
