import { createGateway } from "@linkmint/gateway";
import { expect, test } from "vitest";
import { plaid } from "../../generated/plaid/dist/esm/describe.js";
import { Plaid } from "../../generated/plaid/dist/esm/index.js";
import { apideck } from "../../generated/apideck/dist/esm/describe.js";
import { Apideck } from "../../generated/apideck/dist/esm/index.js";

/* What the compiler says about a gateway's options, and what the gateway says where nobody compiled them. */
const client = new Plaid({ clientId: "c", secret: "s", environment: "sandbox" });
const providers = { plaid: { client, describe: plaid } };
const authorize = () => "u1";
const log = () => {};

test("paths, bound values, users and results have types", () => {
  createGateway({
    providers: {
      plaid: {
        client,
        describe: plaid,
      },
      apideck: { client: new Apideck(), describe: apideck },
    },
    exchange: {
      plaid: (publicToken) => client.itemPublicTokenExchange({ public_token: publicToken }),
    },
    log,
    authorize: async () => ({ id: "u1", name: "Ada" }),
    bind: {
      plaid: ({ user }) => ({ user: { client_user_id: user.name } }),
      apideck: async ({ user }) => ({ consumerMetadata: { accountName: user.id } }),
    },
    allow: {
      plaid: ["products", "user.address.country", "update.account_selection_enabled"],
      apideck: ["settings.unifiedApis", "redirectUri"],
    },
    onLinked: ({ user, provider, result }) => {
      const id: "plaid" = provider;
      const texts: string[] = [result.access_token, user.name, id];
      return texts;
    },
  });
  expect(() => {
    // @ts-expect-error Nobody says who is signed in.
    createGateway({ providers });
  }).toThrow("authorize is missing");
  expect(() => {
    // @ts-expect-error The input has no such path.
    createGateway({ providers, authorize, log, allow: { plaid: ["user.adress"] } });
  }).toThrow("allow.plaid has user.adress, which its input has not.");
  expect(() => {
    // @ts-expect-error There is no such provider.
    createGateway({ providers, authorize, log, allow: { acme: [] } });
  }).toThrow("There is no provider acme.");
  createGateway({
    providers,
    authorize,
    log,
    bind: {
      // @ts-expect-error The client does not take it.
      plaid: () => ({ user: { client_user_id: 7 } }),
    },
  });
});

test.each([
  ["origins must be such as https://app.example", { origins: ["https://app.example/"] }],
  ["origins must be such as", { origins: ["null"] }],
  ["origins must be such as", { origins: ["*"] }],
  ["basePath must be such as /link", { basePath: "link/" }],
  ["maxBodyBytes must be a number above 0.", { maxBodyBytes: 0 }],
  ["deadline must be a number above 0.", { deadline: Number.NaN }],
  ["../acme cannot stand in a URL.", { providers: { "../acme": providers.plaid } }],
  ["onLinked is missing", { exchange: { plaid: async () => 1 } }],
  ["mints", { providers: { plaid: { client, describe: { ...plaid, operations: [] } } } }],
])("a gateway is not made where %s", (message, options) => {
  expect(() => createGateway({ providers, authorize, log, ...(options as object) })).toThrow(
    message,
  );
});
