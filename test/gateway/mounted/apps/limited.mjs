import { createGateway } from "@linkmint/gateway";

/* One of several processes on one Redis: sends many requests of one user at once, and prints how each was taken. */
const [kind, port, count] = process.argv.slice(2);
const redis = await connect(kind, Number(port));
const gateway = createGateway({
  providers: {
    acme: {
      client: { createLinkToken: async () => ({ token: "t", expirySource: "unknown", raw: {} }) },
      describe: {
        id: "acme",
        name: "Acme",
        operations: [{ id: "mint", primary: true, naming: "wire", responses: {} }],
        credentials: [],
        schemas: {},
      },
    },
  },
  authorize: () => "u1",
  allowNonBrowser: true,
  limits: { redis, user: { requests: 50, seconds: 60 } },
  log: () => {},
});

const mint = async () => {
  const headers = { "content-type": "application/json" };
  const request = new Request("http://localhost/link/acme", {
    method: "POST",
    headers,
    body: "{}",
  });
  return (await gateway.fetch(request)).status;
};
for await (const line of process.stdin.setEncoding("utf8")) {
  if (line.includes("end")) break;
  const statuses = await Promise.all(Array.from({ length: Number(count) }, mint));
  console.log(JSON.stringify(tally(statuses)));
}
process.exit();

function tally(statuses) {
  const counts = {};
  for (const status of statuses) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

async function connect(name, at) {
  if (name === "ioredis") {
    const { default: Redis } = await import("ioredis");
    const client = new Redis({ port: at, host: "127.0.0.1" });
    client.on("error", () => {});
    await new Promise((resolve) => client.once("ready", resolve));
    return client;
  }
  const { createClient } = await import("redis");
  const client = createClient({ url: `redis://127.0.0.1:${at}` });
  client.on("error", () => {});
  return client.connect();
}
