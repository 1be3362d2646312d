import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { ProviderDescription } from "@linkmint/runtime";
import { expect, onTestFinished, test } from "vitest";
import { openTarget, type Target } from "../../generator/cli/commands/gateway/open-target.js";
import { createRespond } from "../../generator/cli/commands/gateway/respond.js";
import { serveFetch } from "../../generator/cli/serve-fetch.js";
import { describeAcme } from "../mock/described.js";

/* The development gateway before a provider on a port: what arrives there, by each kind of credential, and how often. */
const secret = "s3cret-1234567890";
const variables = { ACME_ID: "client-1", ACME_KEY: secret };

interface Arrived {
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

type Behave = (arrived: Arrived) => { readonly status: number; readonly body: object } | undefined;

/** A provider on a port, which breaks the connection where it has no response, and a gateway to it. */
async function open(
  described: Partial<ProviderDescription>,
  behave: Behave = () => ({ status: 200, body: { token: "tok" } }),
  operation: Parameters<typeof describeAcme>[0] = {},
) {
  const arrived: Arrived[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const { url = "", headers } = incoming;
    const each = { url, headers, body: await text(incoming) };
    arrived.push(each);
    const response = behave(each);
    if (response === undefined) return void outgoing.destroy();
    outgoing.writeHead(response.status, { "content-type": "application/json" });
    outgoing.end(JSON.stringify(response.body));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = describeAcme(operation, {
    environments: [{ name: "production", url: `${origin}/v1`, default: true }],
    ...described,
  });
  const target = openTarget(provider, { variables, fetch: globalThis.fetch }) as Target;
  expect(target.environment).toBe("production");
  const targets = new Map([[provider.id, target]]);
  const respond = createRespond({ key: "k", targets, log: () => undefined });
  const gateway = await serveFetch(respond, { port: 0, host: "127.0.0.1" });
  onTestFinished(gateway.close);
  const send = async (path = "/tokens", headers: Record<string, string> = {}) => {
    const response = await fetch(`${gateway.url}/k/acme${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: '{"user":"u"}',
    });
    return { status: response.status, body: await response.text() };
  };
  return { arrived, send };
}

const key = { option: "key", variable: "ACME_KEY" };
const id = { option: "id", variable: "ACME_ID", secret: false };
const queryKey = {
  credentials: [key],
  schemes: [{ kind: "query", parameter: "api_key", option: "key" }],
} as const;
const basic = {
  credentials: [id, key],
  schemes: [{ kind: "basic", username: "id", password: "key" }],
} as const;

test("a key in the query is the environment's, whatever the caller writes there, and does not come back", async () => {
  const echo: Behave = ({ url }) => ({ status: 200, body: { token: "tok", said: url } });
  const { arrived, send } = await open(queryKey, echo);
  const { body } = await send("/tokens?a=%20b&api%5Fkey=guessed&c=1&api_key=x");
  const [{ url } = expect.fail()] = arrived;
  expect(url).toBe(`/v1/tokens?a=%20b&c=1&api_key=${secret}`);
  expect(body).toContain("[redacted]");
  expect(body).not.toContain(secret);
});

test("HTTP Basic is the environment's, and comes back neither in plain nor as Base64", async () => {
  const echo: Behave = ({ headers }) => ({
    status: 401,
    body: { said: headers.authorization, plain: `no user ${secret}` },
  });
  const { arrived, send } = await open(basic, echo);
  const { status, body } = await send("/tokens", { authorization: "Basic guessed" });
  const encoded = Buffer.from(`client-1:${secret}`).toString("base64");
  expect(arrived.map(({ headers }) => headers.authorization)).toEqual([`Basic ${encoded}`]);
  expect(status).toBe(401);
  expect(body).not.toContain(secret);
  expect(body).not.toContain(encoded);
});

test("an idempotency key of the caller arrives as it is, and none is invented", async () => {
  const { arrived, send } = await open(basic, undefined, { idempotencyHeader: "Idempotency-Key" });
  await send("/tokens", { "idempotency-key": "once-1", "x-idempotency": "other" });
  await send();
  expect(arrived.map(({ headers }) => headers["idempotency-key"])).toEqual(["once-1", undefined]);
  expect(arrived[0]?.headers).not.toHaveProperty("x-idempotency");
  expect(arrived[0]?.body).toBe('{"user":"u"}');
});

test.each([
  ["429", 429],
  ["503", 503],
  ["a broken connection", 502],
])("after %s nothing is sent again", async (name, status) => {
  const body = { error: "later" };
  const { arrived, send } = await open(basic, () =>
    name === "a broken connection" ? undefined : { status, body },
  );
  const response = await send();
  expect(response.status).toBe(status);
  expect(arrived).toHaveLength(1);
});
