import { createGateway } from "@linkmint/gateway";
import { createMock } from "@linkmint/mock";
import { Plaid } from "@linkmint/plaid";
import { plaid } from "@linkmint/plaid/describe";

/* The gateway that every framework and runtime here mounts; its provider is the mock, in process. */
const mock = createMock([plaid], { seed: 7, clock: "2026-01-31T12:00:00Z" });
const client = new Plaid({
  ...mock.options(plaid),
  clientId: "client-1",
  secret: "s3cret-canary-71f3a0c2d9",
});

export const gateway = createGateway({
  providers: { plaid: { client, describe: plaid } },
  authorize: ({ headers }) => /^user=(\w+)$/u.exec(headers.get("cookie") ?? "")?.[1],
  bind: { plaid: ({ user }) => ({ user: { client_user_id: user }, client_name: "Acme" }) },
  allow: { plaid: ["products", "language", "country_codes"] },
  origins: ["https://app.example"],
  exchange: { plaid: async (publicToken) => ({ secret: publicToken }) },
  onLinked: () => {},
  limits: { user: { requests: 20, seconds: 60 } },
  log: (event) => console.log(JSON.stringify(event)),
});
