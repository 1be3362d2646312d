import { afterEach, describe, expect, test, vi } from "vitest";
import { createCaller } from "../../templates/runtime/src/index.js";
import type { Provider } from "../../templates/runtime/src/index.js";
import { Acme } from "./acme.js";
import { borealis, createToken } from "./borealis.js";
import { failureOf } from "./failure-of.js";
import { reveal } from "./reveal.js";

afterEach(() => {
  vi.unstubAllEnvs();
});

/** The URL that one call goes to. */
async function urlOf(options: object, provider: Provider = borealis): Promise<string> {
  let url = "";
  const fetch = async (input: unknown) => {
    url = String(input);
    return Response.json({ link_token: "lt-1" });
  };
  const caller = createCaller(provider, { clientId: "c", apiKey: "k", ...options, fetch } as {});
  await caller.send({ operation: createToken, input: { userId: "u" } });
  return url;
}

describe("the environment", () => {
  test("is the option", async () => {
    vi.stubEnv("BOREALIS_ENV", "production");
    expect(await urlOf({ environment: "sandboxEU" })).toBe(
      "https://api.sandbox.eu.borealis.example/v2/link/token",
    );
  });

  test("is else the environment variable", async () => {
    vi.stubEnv("BOREALIS_ENV", "sandbox");
    const provider = { ...borealis, defaultEnvironment: "production" };
    expect(await urlOf({}, provider)).toContain("//api.sandbox.borealis.example/");
  });

  test("is else the provider's default", async () => {
    vi.stubEnv("BOREALIS_ENV", "");
    const provider = { ...borealis, defaultEnvironment: "productionEU" };
    expect(await urlOf({}, provider)).toContain("//api.eu.borealis.example/");
  });

  test("is else an error that says what to do", async () => {
    const error = await failureOf(() => urlOf({}));
    expect(error).toMatchObject({ kind: "configuration", fields: ["environment"] });
    expect(error.message).toBe(
      "environment must be one of production, productionEU, sandbox, sandboxEU: pass it, or set BOREALIS_ENV.",
    );
  });

  test("is refused where the environment variable names none", async () => {
    vi.stubEnv("BOREALIS_ENV", "Sandbox");
    const error = await failureOf(() => urlOf({}));
    expect(error).toMatchObject({ kind: "configuration", operation: "create_token" });
    expect(error.message).toContain(", perhaps sandbox:");
  });
});

describe("the base URL", () => {
  test("is the option before the environment variable", async () => {
    vi.stubEnv("BOREALIS_BASE_URL", "https://other.example");
    expect(await urlOf({ baseUrl: "https://proxy.example" })).toBe(
      "https://proxy.example/v2/link/token",
    );
  });

  test("is else the environment variable, whatever the environment", async () => {
    vi.stubEnv("BOREALIS_BASE_URL", "https://mock.example");
    vi.stubEnv("BOREALIS_ENV", "nowhere");
    expect(await urlOf({})).toBe("https://mock.example/v2/link/token");
  });

  test("may be the provider's own with a slash at its end", async () => {
    const provider = { ...borealis, servers: { only: { url: "https://api.borealis.example/" } } };
    expect(await urlOf({}, provider)).toBe("https://api.borealis.example/v2/link/token");
  });

  test.each([
    "https://proxy.example/borealis",
    "https://proxy.example/borealis/",
    "https://proxy.example/borealis//",
  ])("keeps the path of %s", async (baseUrl) => {
    expect(await urlOf({ baseUrl })).toBe("https://proxy.example/borealis/v2/link/token");
  });

  test("is refused under the environment variable's name", async () => {
    vi.stubEnv("ACME_BASE_URL", "http://key:word@acme.example");
    const error = await failureOf(() =>
      new Acme({ token: "t" }).createLinkToken({ tenant_id: "a" }),
    );
    expect(error).toMatchObject({ kind: "configuration", fields: ["ACME_BASE_URL"] });
    expect(error.message).toMatch(/^ACME_BASE_URL must be an https URL \(http is for localhost\)/);
    expect(error.message).not.toContain("word");
  });
});

describe("errors", () => {
  const failure = (options: object) =>
    failureOf(() =>
      createCaller(borealis, options as {}).send({ operation: createToken, input: {} }),
    );

  test("name the environment that was in use", async () => {
    const error = await failure({ environment: "sandbox" });
    expect(error).toMatchObject({ kind: "input", environment: "sandbox" });
  });

  test.each([
    { given: "the option", options: { environment: "hunter2" } },
    { given: "the environment variable", options: {} },
  ])("do not show a key that $given holds by mistake", async ({ options }) => {
    vi.stubEnv("BOREALIS_ENV", "hunter2");
    for (const more of [{}, { baseUrl: "https://proxy.example" }]) {
      expect(reveal(await failure({ ...options, ...more }))).not.toContain("hunter2");
    }
  });
});
