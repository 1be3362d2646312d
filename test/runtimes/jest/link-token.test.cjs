/* What a user's own tests look like: CommonJS, and `fetch` mocked. */
const {
  isLinkTokenError,
  LinkTokenError,
  LinkTokenAuthenticationError,
  Truto,
} = require("@linkmint/truto");
const { createMock } = require("@linkmint/mock");
const described = require("@linkmint/truto/describe");

const input = { tenant_id: "acme-1" };

afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

function mockFetch(...responses) {
  const mock = jest.spyOn(globalThis, "fetch");
  for (const response of responses) mock.mockResolvedValueOnce(response);
  return mock;
}

test("a mock of globalThis.fetch answers, and sees what is sent", async () => {
  const fetch = mockFetch(Response.json({ link_token: "minted" }));
  const truto = new Truto({ token: "t0ken" });
  await expect(truto.createLinkToken(input)).resolves.toMatchObject({ token: "minted" });
  const [url, { method, headers, body }] = fetch.mock.calls[0];
  expect([method, url]).toEqual(["POST", "https://api.truto.one/link-token"]);
  expect(headers.authorization).toBe("Bearer t0ken");
  expect(JSON.parse(body)).toEqual(input);
});

test("a mock may be given to a client alone", async () => {
  const fetch = jest.fn(async () => Response.json({ link_token: "minted" }));
  const { expiresAt, expirySource } = await new Truto({ token: "t", fetch }).createLinkToken(input);
  expect(expiresAt).toBeInstanceOf(Date);
  expect(expirySource).toBe("documented");
});

test("an error is an instance of its class", async () => {
  mockFetch(Response.json({ error: "bad_key" }, { status: 401 }));
  const refused = new Truto({ token: "t0ken" }).createLinkToken(input);
  await expect(refused).rejects.toThrow(LinkTokenAuthenticationError);
  const error = await refused.catch((reason) => reason);
  expect(error).toBeInstanceOf(LinkTokenError);
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ kind: "authentication", httpStatus: 401, code: "bad_key" });
});

test("an error of a module that Jest loaded anew is one, too", async () => {
  jest.resetModules();
  const again = require("@linkmint/truto");
  expect(again.Truto).not.toBe(Truto);
  const error = await new again.Truto({ token: "" })
    .createLinkToken(input)
    .catch((reason) => reason);
  expect(isLinkTokenError(error)).toBe(true);
  expect(error).toBeInstanceOf(LinkTokenError);
});

test("a failed connection is an error with its cause", async () => {
  const fetch = jest.spyOn(globalThis, "fetch");
  fetch.mockRejectedValue(new TypeError("fetch failed", { cause: new Error("ECONNRESET") }));
  const truto = new Truto({ token: "t0ken", maxRetries: 0 });
  await expect(truto.createLinkToken(input)).rejects.toMatchObject({
    kind: "connection",
    cause: { message: "ECONNRESET" },
  });
});

test("fake timers drive the retries and the time limits", async () => {
  jest.useFakeTimers();
  mockFetch(
    Response.json({}, { status: 503, headers: { "retry-after": "30" } }),
    Response.json({ link_token: "minted" }),
  );
  const minted = new Truto({ token: "t0ken" }).createLinkToken(input);
  await jest.advanceTimersByTimeAsync(30_000);
  await expect(minted).resolves.toMatchObject({ token: "minted" });

  jest.spyOn(globalThis, "fetch").mockImplementation(() => new Promise(() => {}));
  const silent = new Truto({ token: "t0ken", maxRetries: 0 }).createLinkToken(input);
  const refused = expect(silent).rejects.toMatchObject({ kind: "timeout" });
  await jest.advanceTimersByTimeAsync(30_000);
  await refused;
});

test("the mock of a provider stands in for it", async () => {
  const provider = createMock([described.truto], { seed: 7 });
  const client = new Truto(provider.options(described.truto));
  await expect(client.createLinkToken(input)).resolves.toMatchObject({
    token: "38531ba6-787b-66a4-bc7b-8b701e104228",
  });
  provider.fail(described.truto, ["401"]);
  await expect(client.createLinkToken(input)).rejects.toBeInstanceOf(LinkTokenAuthenticationError);
});

test("without a mock, a real server is asked", async () => {
  const truto = new Truto({
    token: "s3cret-credential",
    baseUrl: `${process.env.SUITE_URL}/minted`,
  });
  await expect(truto.createLinkToken(input)).resolves.toMatchObject({ token: "m1nted-token" });
  const refused = new Truto({ token: "t", baseUrl: `${process.env.SUITE_URL}/refused` });
  await expect(refused.createLinkToken(input)).rejects.toThrow(LinkTokenAuthenticationError);
});
