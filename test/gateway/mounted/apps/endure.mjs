import { createGateway } from "@linkmint/gateway";

/* Mints many times, for many users, and prints the heap before and after, in bytes. */
const gateway = createGateway({
  providers: {
    acme: {
      client: { createLinkToken: async () => ({ token: "t", expirySource: "unknown", raw: {} }) },
      describe: {
        id: "acme",
        name: "Acme",
        operations: [
          {
            id: "mint",
            primary: true,
            naming: "wire",
            responses: {},
            request: {
              mediaType: "application/json",
              schema: { type: "object", properties: { a: { type: "string" } } },
            },
          },
        ],
        credentials: [],
        schemas: {},
      },
    },
  },
  authorize: ({ headers }) => headers.get("authorization"),
  bind: { acme: ({ user }) => ({ [`member${user.length}`]: user }) },
  allow: { acme: ["a"] },
  allowNonBrowser: true,
  limits: { user: { requests: 5, seconds: 1 } },
  log: () => {},
});

const statuses = {};
const mint = async (index) => {
  const body = index % 10 === 0 ? '{"b":1}' : '{"a":"x"}';
  const headers = { "content-type": "application/json", authorization: `u${index}` };
  const init = { method: "POST", headers, body };
  const { status } = await gateway.fetch(new Request("http://localhost/link/acme", init));
  statuses[status] = (statuses[status] ?? 0) + 1;
};
const run = async (from, to) => {
  for (let index = from; index < to; index += 100) {
    await Promise.all(Array.from({ length: 100 }, (_, each) => mint(index + each)));
  }
  // Windows end, and their counters with them.
  await new Promise((resolve) => setTimeout(resolve, 2500));
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
};
const before = await run(0, 20_000);
const after = await run(20_000, 220_000);
console.log(JSON.stringify({ before, after, statuses }));
