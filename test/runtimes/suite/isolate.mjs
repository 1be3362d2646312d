import { PipedreamClient } from "@linkmint/pipedream";

/* A worker that holds its clients at module scope, as workers do: each request shares them with those before it. */
const clients = new Map();

/** One client for each first part of a path, so that cases do not meet. */
function clientOf(name, { SUITE_URL }) {
  const known = clients.get(name);
  if (known) return known;
  const client = new PipedreamClient({
    baseUrl: `${SUITE_URL}/${name}`,
    clientId: "c1",
    clientSecret: "s3cret-credential",
    projectId: "proj_1",
    projectEnvironment: "development",
    timeout: 1000,
    maxRetries: 0,
  });
  clients.set(name, client);
  return client;
}

const input = { externalUserId: "u1" };
const soon = 150;
const later = () => new Promise((resolve) => setTimeout(resolve, soon, "gave up"));

/** How a request gives up before the access token is there, and how one waits for it. */
const ways = {
  timeout: (client) => client.createLinkToken(input, { timeout: soon }),
  deadline: (client) => client.createLinkToken(input, { deadline: soon }),
  signal: (client) => client.createLinkToken(input, { signal: AbortSignal.timeout(soon) }),
  race: (client) => Promise.race([client.createLinkToken(input), later()]),
  patient: (client) => client.createLinkToken(input),
};

export default {
  async fetch(request, bindings) {
    const [, name, way] = new URL(request.url).pathname.split("/");
    try {
      const outcome = await ways[way](clientOf(name, bindings));
      return new Response(outcome.token === undefined ? outcome : "minted");
    } catch (error) {
      return new Response(`${error.name}: ${error.message}`);
    }
  },
};
