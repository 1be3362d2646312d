import { expect, test, vi } from "vitest";
import { Acme } from "./acme.js";
import { callerWith } from "./credentials.js";
import { failureOf } from "./failure-of.js";
import { oauthProvider } from "./token-server.js";

/* `credentials: "gateway"`: none is asked for or sent, as a gateway adds them. */
const input = { tenant_id: "acme-1" };
const baseUrl = "https://gateway.example/key/acme";

test("sends no credential, even where a variable has one", async () => {
  vi.stubEnv("ACME_API_TOKEN", "t-1");
  const fetch = vi.fn(async (_url: string, _init: object) => Response.json({ link_token: "lt-1" }));
  await new Acme({ credentials: "gateway", baseUrl, fetch }).createLinkToken(input);
  const [url, init] = fetch.mock.calls[0] ?? [];
  expect(url).toContain(baseUrl);
  expect(JSON.stringify(init)).not.toMatch(/t-1|authorization/iu);
  vi.unstubAllEnvs();
});

test("asks for no access token", async () => {
  const fetch = vi.fn(async (_url: string) => Response.json({ link_token: "lt" }));
  await callerWith(oauthProvider(), { credentials: "gateway", baseUrl, fetch })();
  expect(fetch).toHaveBeenCalledTimes(1);
});

test("needs to know where the gateway is", async () => {
  const fetch = () => expect.fail("sent");
  const error = await failureOf(() =>
    new Acme({ credentials: "gateway", fetch }).createLinkToken(input),
  );
  expect(error).toMatchObject({ kind: "configuration", fields: ["baseUrl"] });
});
