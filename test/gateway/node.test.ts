import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { fromNode, toNodeHandler } from "@linkmint/gateway";
import { afterEach, expect, test, vi } from "vitest";
import { gatewayOf, input, page, read } from "./gateway-of.js";

/* The gateway on a real socket of Node. */
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

type Handler = (incoming: IncomingMessage, outgoing: ServerResponse) => unknown;

async function serve(handler: Handler) {
  const server = createServer(handler).listen(0, "127.0.0.1");
  await once(server, "listening");
  closers.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  const { port } = server.address() as AddressInfo;
  const post = async (path: string, body: unknown, headers: object = {}) =>
    read(
      await fetch(`http://127.0.0.1:${port}${path}`, {
        method: "POST",
        headers: { ...page, ...headers },
        body: JSON.stringify(body),
      }),
    );
  return { port, post, server };
}

/** Sends bytes as they are; gives what comes back until the server closes the connection. */
async function sendRaw(port: number, chunks: AsyncIterable<string> | Iterable<string>) {
  const socket = connect(port, "127.0.0.1");
  let text = "";
  socket.on("data", (data) => (text += data.toString()));
  socket.on("error", () => {});
  const closed = once(socket, "close");
  for await (const chunk of chunks) {
    if (socket.destroyed || !socket.writable) break;
    socket.write(chunk);
  }
  await closed;
  return text;
}

const head = (headers: readonly string[]) =>
  [
    "POST /link/plaid HTTP/1.1",
    "host: app.example",
    "cookie: user=u1",
    "content-type: application/json",
    "sec-fetch-site: same-origin",
    ...headers,
    "",
    "",
  ].join("\r\n");

test("mints, one request after the other on one connection", async () => {
  const { gateway } = gatewayOf();
  const { post, server } = await serve(toNodeHandler(gateway));
  let connections = 0;
  server.on("connection", () => (connections += 1));
  for (let index = 0; index < 5; index += 1) {
    expect(await post("/link/plaid", input)).toMatchObject({ status: 200 });
    expect(await post("/link/plaid", input, { cookie: "" })).toMatchObject({ status: 401 });
  }
  expect(connections).toBeLessThanOrEqual(2);
});

test("an endless body ends with a refusal, and its connection with it", async () => {
  const { gateway } = gatewayOf();
  const { port, post } = await serve(toNodeHandler(gateway));
  const endless = async function* () {
    yield head(["transfer-encoding: chunked"]);
    for (;;) {
      yield `3e8\r\n${" ".repeat(1000)}\r\n`;
      await wait(1);
    }
  };
  expect(await sendRaw(port, endless())).toMatch(/^HTTP\/1\.1 413 .*\r\nconnection: close\r\n/isu);
  expect(await post("/link/plaid", input)).toMatchObject({ status: 200 });
});

test("a slow body ends with a refusal, and its connection with it", async () => {
  const { gateway } = gatewayOf({ bodyTimeout: 100 });
  const { port, post } = await serve(toNodeHandler(gateway));
  expect(await sendRaw(port, [head(["content-length: 100"]), '{"'])).toMatch(
    /^HTTP\/1\.1 408 .*\r\nconnection: close\r\n/isu,
  );
  expect(await post("/link/plaid", input)).toMatchObject({ status: 200 });
});

test("headers that stand twice count as both", async () => {
  const { gateway } = gatewayOf();
  const { port } = await serve(toNodeHandler(gateway));
  const twice = head(["sec-fetch-site: cross-site", "connection: close", "content-length: 2"]);
  expect(await sendRaw(port, [`${twice}{}`])).toMatch(/^HTTP\/1\.1 403 /u);
});

test.each([
  ["TRACE /link/plaid HTTP/1.1", 405],
  ["OPTIONS * HTTP/1.1", 404],
  ["POST http://evil.example/link/plaid HTTP/1.1", 401],
  ["POST //evil.example/link/plaid HTTP/1.1", 404],
  ["POST /link/../admin HTTP/1.1", 404],
  ["POST http://[::1/link HTTP/1.1", 404],
  ["POST http://a@x/link/plaid HTTP/1.1", 401],
  ["GET http://a:b@x/ HTTP/1.1", 404],
  ["POST https://x:99/link/plaid?a=//b@c HTTP/1.1", 401],
])("%s is told %i", async (line, status) => {
  const { gateway } = gatewayOf();
  const { port, post } = await serve(toNodeHandler(gateway));
  const headers =
    "host: x\r\nsec-fetch-site: same-origin\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n";
  expect(await sendRaw(port, [`${line}\r\n${headers}`])).toMatch(
    new RegExp(`^HTTP/1\\.1 ${status} `, "u"),
  );
  expect(await post("/link/plaid", input)).toMatchObject({ status: 200 });
});

test("a page that leaves ends the call of the provider", async () => {
  const aborted = deferred();
  const called = deferred();
  const { gateway, events } = gatewayOf({
    fetch: (_, init) => {
      const { signal } = init as { signal: AbortSignal };
      called.resolve();
      return new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => {
          aborted.resolve();
          reject(signal.reason as Error);
        });
      });
    },
  });
  const { port } = await serve(toNodeHandler(gateway));
  const body = JSON.stringify(input);
  const socket = connect(port, "127.0.0.1");
  socket.write(head([`content-length: ${body.length}`]) + body);
  await called.promise;
  socket.destroy();
  await aborted.promise;
  await vi.waitFor(() =>
    expect(events).toMatchObject([{ status: 504, code: "provider-timeout", reason: "abort" }]),
  );
});

test("the address is the socket's", async () => {
  const { gateway } = gatewayOf({
    address: fromNode(),
    limits: { address: { requests: 2, seconds: 60 } },
  });
  const { post } = await serve(toNodeHandler(gateway));
  const statuses = [];
  for (let index = 0; index < 3; index += 1) {
    const forged = { "x-forwarded-for": `198.51.100.${index}` };
    statuses.push((await post("/link/plaid", input, forged)).status);
  }
  expect(statuses).toEqual([200, 200, 429]);
});

test("a body that was read before is a fault of the setup, told in the log", async () => {
  const { gateway, events } = gatewayOf();
  const handler = toNodeHandler(gateway);
  const { post } = await serve(async (incoming, outgoing) => {
    for await (const chunk of incoming) void chunk;
    await handler(incoming, outgoing);
  });
  expect(await post("/link/plaid", input)).toMatchObject({ status: 500 });
  expect(events).toMatchObject([
    { reason: "The body was read before: mount the gateway above express.json()." },
  ]);
});

test.each([
  ["nobody who is signed in", "/link/plaid", 401],
  ["a path that leads nowhere", "/nowhere", 404],
])("a large body from %s does not block the connection", async (_, path, status) => {
  const { gateway } = gatewayOf({ authorize: () => null });
  const { port } = await serve(toNodeHandler(gateway));
  const socket = connect(port, "127.0.0.1");
  let text = "";
  socket.on("data", (data) => (text += data.toString()));
  socket.write(head(["content-length: 40000"]).replace("/link/plaid", path));
  for (let sent = 0; sent < 40_000; sent += 4000) {
    socket.write(" ".repeat(4000));
    await wait(5);
  }
  socket.write(head(["content-length: 2"]).replace("/link/plaid", "/second") + "{}");
  const statuses = () => [...text.matchAll(/HTTP\/1\.1 (\d+) /gu)].map(([, each]) => Number(each));
  await vi.waitFor(() => expect(statuses()).toEqual([status, 404]), { timeout: 3000 });
  socket.destroy();
});

test.each([
  [
    "what Fetch cannot hold",
    400,
    (incoming: IncomingMessage) => incoming.rawHeaders.push("a b", "c"),
  ],
  ["a gateway that fails", 500, () => {}],
])("%s is told %i, and the process lives", async (_, status, change) => {
  const handler = toNodeHandler({ fetch: () => Promise.reject(new Error("words")) });
  const { post } = await serve((incoming, outgoing) => {
    change(incoming);
    return handler(incoming, outgoing);
  });
  for (let index = 0; index < 2; index += 1) {
    const { body, ...sent } = await post("/link/plaid", input);
    expect([sent.status, body["status"]]).toEqual([status, status]);
    expect(JSON.stringify(body)).not.toContain("words");
  }
});

function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve: () => resolve() };
}
