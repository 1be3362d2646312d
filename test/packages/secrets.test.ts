import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { repository } from "../consumer.js";
import { type RecordingServer, startServer } from "../runtime/recording-server.js";

/* What a failure of a provider holds besides the token, and what an error must not pass on. */
interface Failing {
  readonly createLinkToken: () => Promise<unknown>;
}
interface Apideck {
  readonly Apideck: new (options: Readonly<Record<string, string>>) => Failing;
}

const secret = "refresh-token-of-the-integration";
let server: RecordingServer;

beforeAll(async () => {
  const debug = { request: { body: { refresh_token: secret } }, code: "ETIMEDOUT" };
  const body = { type_name: "UnauthorizedError", detail: { message: "No.", debug } };
  server = await startServer(() => ({ status: 401, body }));
});

afterAll(() => server.close());

test("an error of Apideck keeps the calls behind it to itself", async () => {
  const file = path.join(repository, "generated/apideck/dist/esm/index.js");
  const { Apideck } = (await import(pathToFileURL(file).href)) as Apideck;
  const options = { apiKey: "k1", appId: "a1", consumerId: "acme-1", baseUrl: server.url };
  const failure = new Apideck(options).createLinkToken().catch((error: unknown) => error);
  expect(await failure).toMatchObject({
    code: "UnauthorizedError",
    body: { detail: { message: "No.", debug: "[redacted]" } },
  });
});
