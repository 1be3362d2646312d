import { createServer } from "node:http";
import { createGateway, toNodeHandler } from "../../templates/gateway/dist/esm/index.js";
import { plaid } from "../../generated/plaid/dist/esm/describe.js";
import { Plaid } from "../../generated/plaid/dist/esm/index.js";

/* Serves /link/plaid by the gateway and /bare by a handler that does the same one fetch, for a provider at the given origin. */
const [provider] = process.argv.slice(2);
const gateway = createGateway({
  providers: {
    plaid: {
      client: new Plaid({ clientId: "c", secret: "s3cret-canary", baseUrl: provider }),
      describe: plaid,
    },
  },
  authorize: ({ headers }) => headers.get("cookie"),
  bind: { plaid: ({ user }) => ({ user: { client_user_id: user }, client_name: "Acme" }) },
  allow: { plaid: ["products", "language", "country_codes"] },
  limits: { user: { requests: 1e9, seconds: 60 } },
  log: () => {},
});
const mounted = toNodeHandler(gateway);

async function bare(incoming, outgoing) {
  let text = "";
  for await (const chunk of incoming) text += chunk;
  const user = { client_user_id: incoming.headers.cookie };
  const response = await fetch(`${provider}/link/token/create`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "plaid-client-id": "c",
      "plaid-secret": "s3cret-canary",
    },
    body: JSON.stringify({ ...JSON.parse(text), user, client_name: "Acme" }),
  });
  const { link_token: token, expiration } = await response.json();
  outgoing.setHeader("content-type", "application/json");
  outgoing.end(JSON.stringify({ token, expiresAt: expiration }));
}

const server = createServer((incoming, outgoing) =>
  incoming.url === "/bare" ? bare(incoming, outgoing) : mounted(incoming, outgoing),
);
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
