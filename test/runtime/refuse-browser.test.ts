import { afterEach, describe, expect, test, vi } from "vitest";
import { acmeFetchClientOptions, Acme, type AcmeOptions } from "./acme.js";
import { failureOf } from "./failure-of.js";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

const input = { tenant_id: "a" };
const fetch = async () => Response.json({ link_token: "lt-1" });
const refusal = { kind: "configuration", fields: ["dangerouslyAllowBrowser"] };
const browser = { userAgent: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36" };
const app = { product: "ReactNative" };

describe.each([
  ["a browser", browser],
  ["an app on a phone", app],
])("in %s", (_, navigator) => {
  test("a client is refused at construction", async () => {
    vi.stubGlobal("navigator", navigator);
    const error = await failureOf(() => new Acme({ token: "t-1" }));
    expect(error).toMatchObject(refusal);
    expect(error.message).toMatch(/everybody can read your credentials/);
    expect(await failureOf(() => acmeFetchClientOptions({ token: "t-1" }))).toMatchObject(refusal);
  });

  test("a client without options may be imported, and refuses at the call", async () => {
    vi.stubGlobal("navigator", navigator);
    vi.stubEnv("ACME_API_TOKEN", "t-1");
    vi.stubGlobal("fetch", () => expect.fail("sent"));
    const client = new Acme();
    expect(await failureOf(() => client.createLinkToken(input))).toMatchObject({
      ...refusal,
      operation: "createLinkToken",
    });
  });

  test("a client that was made elsewhere refuses at the call", async () => {
    const client = new Acme({ token: "t-1", fetch });
    vi.stubGlobal("navigator", navigator);
    expect(await failureOf(() => client.createLinkToken(input))).toMatchObject(refusal);
  });

  test("dangerouslyAllowBrowser lets it work", async () => {
    vi.stubGlobal("navigator", navigator);
    const client = new Acme({ token: "t-1", fetch, dangerouslyAllowBrowser: true });
    expect((await client.createLinkToken(input)).token).toBe("lt-1");
  });

  test("a client without credentials works, through a gateway", async () => {
    vi.stubGlobal("navigator", navigator);
    const baseUrl = "https://gateway.example/acme";
    const client = new Acme({ credentials: "gateway", baseUrl, fetch });
    expect((await client.createLinkToken(input)).token).toBe("lt-1");
  });

  test.each([false, undefined])("dangerouslyAllowBrowser: %s does not", async (allowed) => {
    vi.stubGlobal("navigator", navigator);
    const options: AcmeOptions = { token: "t-1", dangerouslyAllowBrowser: allowed };
    expect(await failureOf(() => new Acme(options))).toMatchObject(refusal);
  });
});

test.each([
  undefined,
  {},
  { userAgent: undefined },
  { userAgent: "Node.js/24" },
  { userAgent: "Deno/2.5.0" },
  { userAgent: "Bun/1.3.0" },
  { userAgent: "Cloudflare-Workers" },
])("a server whose navigator is %j works", async (navigator) => {
  vi.stubGlobal("navigator", navigator);
  expect((await new Acme({ token: "t-1", fetch }).createLinkToken(input)).token).toBe("lt-1");
});
