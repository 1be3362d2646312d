/*
 * What every runtime runs: plain JavaScript without a test framework, CommonJS so that Node 20, a bundle
 * and an ES module can all load it. It is given the packages, however its runtime got hold of them, and
 * prints one line a check. What it prints on the way is read by the test: no secret may be in it.
 */

/**
 * Runs every check, and prints `ok <check>` or `FAILED <check>: <why>` for each, then `done`.
 *
 * @param packages `{ junction, plaid, truto, mock, described }`, the module of each
 * @param settings `SUITE_URL` of the scripted server; `SUITE_VARIABLES` is "yes" where the runtime has
 *   environment variables
 */
module.exports = async function runSuite(packages, settings) {
  for (const [name, check] of Object.entries(checks)) {
    try {
      await check(packages, settings.SUITE_URL, settings);
      console.log(`ok ${name}`);
    } catch (error) {
      console.log(`FAILED ${name}: ${error}`);
    }
  }
  console.log("done");
};

/** What a run has to say `ok` to. */
module.exports.checkNames = () => Object.keys(checks);

const secret = "s3cret-credential";
const input = { tenant_id: "acme-1" };

const checks = {
  "a native method gives the provider's answer": async ({ truto }, url) => {
    const client = new truto.Truto({ token: secret, baseUrl: `${url}/minted` });
    const { link_token } = await client.linkToken.createForNewIntegration(input);
    equal(link_token, "m1nted-token");
  },

  "a native method renames what its SDK renames": async ({ junction }, url) => {
    const { JunctionClient, JunctionEnvironment } = junction;
    const environment = JunctionEnvironment.Sandbox;
    const client = new JunctionClient({ apiKey: secret, environment, baseUrl: `${url}/minted` });
    const { linkToken, linkWebUrl } = await client.link.token({ userId: "u1", provider: "oura" });
    equal([linkToken, linkWebUrl], ["m1nted-token", "https://link.example/m1nted-url"]);
  },

  "the default export reads the environment variables": async ({ truto }, url, settings) => {
    const outcome = await truto.safe(truto.default.createLinkToken(input));
    if (settings.SUITE_VARIABLES === "yes") {
      equal(outcome.value?.token, "m1nted-token");
    } else {
      equal(outcome.error?.fields, ["token"]);
    }
  },

  "createLinkToken gives the common result": async ({ plaid, truto }, url) => {
    const options = { clientId: "c1", secret, environment: "sandbox", baseUrl: `${url}/minted` };
    const user = { client_user_id: "u1" };
    const words = { client_name: "Acme", language: "en", country_codes: ["US"] };
    const result = await new plaid.Plaid(options).createLinkToken({
      ...words,
      user,
      products: ["auth"],
    });
    const { token, expiresAt, expirySource, requestId, raw } = result;
    equal([token, expirySource, requestId], ["m1nted-token", "field", "r1"]);
    equal([expiresAt instanceof Date, expiresAt.toISOString()], [true, "2099-01-01T00:00:00.000Z"]);
    equal(raw.link_token, "m1nted-token");
    equal([truto.isExpired(result), truto.isExpired({ expiresAt: new Date(0) })], [false, true]);
    equal(JSON.parse(JSON.stringify(result)).token, "m1nted-token");
  },

  "console.log hides the token": async ({ truto }, url) => {
    const client = new truto.Truto({ token: secret, baseUrl: `${url}/minted` });
    const result = await client.createLinkToken(input);
    console.log(result);
    console.log("%o %O", result, { nested: [result] });
    console.error(client, await truto.safe(Promise.resolve(result)));
  },

  "a 401 is an instance of its class and shows no credential": async ({ truto }, url) => {
    const client = new truto.Truto({ token: secret, baseUrl: `${url}/refused` });
    const { error } = await truto.safe(client.createLinkToken(input));
    equal(error instanceof truto.LinkTokenAuthenticationError, true);
    equal(error instanceof truto.LinkTokenError && error instanceof Error, true);
    equal(error instanceof truto.LinkTokenServerError, false);
    equal([error.name, error.kind], ["LinkTokenAuthenticationError", "authentication"]);
    equal([error.httpStatus, error.code, error.attempts], [401, "bad_key", 1]);
    show(error);
  },

  "a 503 is tried again after retry-after-ms": async ({ truto }, url) => {
    const waits = [];
    const onRetry = ({ status, delay }) => waits.push([status, delay]);
    const client = new truto.Truto({ token: secret, baseUrl: `${url}/busy-once`, onRetry });
    equal((await client.createLinkToken(input)).token, "m1nted-token");
    equal(waits, [[503, 20]]);
  },

  "a silent server is a timeout": async ({ truto }, url) => {
    const limits = { timeout: 200, maxRetries: 0 };
    const client = new truto.Truto({ token: secret, baseUrl: `${url}/silent`, ...limits });
    const { error } = await truto.safe(client.createLinkToken(input));
    equal(error instanceof truto.LinkTokenTimeoutError, true);
    show(error);
  },

  "a body that stops halfway is a timeout": async ({ truto }, url) => {
    const limits = { timeout: 200, maxRetries: 0 };
    const client = new truto.Truto({ token: secret, baseUrl: `${url}/halfway`, ...limits });
    const { error } = await truto.safe(client.createLinkToken(input));
    equal(error.kind, "timeout");
    show(error);
  },

  "a signal ends a call": async ({ truto }, url) => {
    const client = new truto.Truto({ token: secret, baseUrl: `${url}/silent` });
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error("enough")), 50);
    const signals = [controller.signal, AbortSignal.timeout(50), AbortSignal.abort()];
    for (const signal of signals) {
      const { error } = await truto.safe(client.createLinkToken(input, { signal }));
      equal(error instanceof truto.LinkTokenAbortError, true);
      show(error);
    }
  },

  "a refused connection is a connection error": async ({ truto }, url, { SUITE_CLOSED_URL }) => {
    const client = new truto.Truto({ token: secret, baseUrl: SUITE_CLOSED_URL, maxRetries: 0 });
    const { error } = await truto.safe(client.createLinkToken(input));
    equal(error instanceof truto.LinkTokenConnectionError, true);
    equal(typeof error.cause.message === "string" && error.cause.message !== "", true);
    show(error);
  },

  "a broken answer is a connection error": async ({ truto }, url) => {
    const client = new truto.Truto({ token: secret, baseUrl: `${url}/broken`, maxRetries: 0 });
    const { error } = await truto.safe(client.createLinkToken(input));
    equal(error.kind, "connection");
    show(error);
  },

  "a redirect is not followed": async ({ truto }, url) => {
    const client = new truto.Truto({ token: secret, baseUrl: `${url}/moved` });
    const { error } = await truto.safe(client.createLinkToken(input));
    equal(error instanceof truto.LinkTokenUnexpectedResponseError, true);
    equal(error.httpStatus, 307);
    show(error);
  },

  "an answer without end is refused": async ({ truto }, url) => {
    const client = new truto.Truto({ token: secret, baseUrl: `${url}/endless` });
    const { error } = await truto.safe(client.createLinkToken(input));
    equal(error.kind, "unexpected-response");
    show(error);
  },

  "withResponse gives the request and the answer": async ({ truto }, url) => {
    const client = new truto.Truto({ token: secret, baseUrl: `${url}/minted` });
    const { value, request, response, text } = await client.createLinkToken(input).withResponse();
    equal(value.token, "m1nted-token");
    equal(request.headers.authorization, `Bearer ${secret}`);
    equal(JSON.parse(request.body), input);
    equal([response.status, response.headers.get("x-served-by")], [200, "the suite"]);
    equal(JSON.parse(text).link_token, "m1nted-token");
  },

  "validators refuse an input before it is sent": async ({ truto }, url) => {
    const { validators: validate } = truto;
    const client = new truto.Truto({ token: secret, baseUrl: `${url}/never-asked`, validate });
    const { error } = await truto.safe(client.createLinkToken({ ...input, scopes: [1] }));
    equal([error instanceof truto.LinkTokenInputError, error.attempts], [true, undefined]);
    equal(error.fields, ["scopes.0"]);
    const served = new truto.Truto({ token: secret, baseUrl: `${url}/minted`, validate });
    equal((await served.createLinkToken(input)).token, "m1nted-token");
  },

  "a mock in the same process gives the same everywhere": async ({ truto, mock, described }) => {
    const served = mock.createMock([described.truto], { seed: 7 });
    const client = new truto.Truto(served.options(described.truto));
    equal((await client.createLinkToken(input)).token, "38531ba6-787b-66a4-bc7b-8b701e104228");
    served.fail(described.truto, ["404"]);
    const { error } = await truto.safe(client.createLinkToken(input));
    equal(error.kind, "not-found");
    equal(
      served.requests.map(({ status }) => status),
      [200, 404],
    );
  },

  "the plain client mints, and retries": async ({ truto }, url) => {
    const options = { token: secret, baseUrl: `${url}/busy-once/plain` };
    const client = truto.createTrutoFetchClient(options);
    const { data, error } = await client.POST("/link-token", { body: input });
    equal([data?.link_token, error], ["m1nted-token", undefined]);
    const refused = truto.createTrutoFetchClient({ ...options, baseUrl: `${url}/refused` });
    equal((await refused.POST("/link-token", { body: input })).error?.error, "bad_key");
  },

  "an error of the plain client shows no credential": async ({ truto }, url) => {
    const limits = { timeout: 200, maxRetries: 0 };
    const options = { token: secret, baseUrl: `${url}/silent`, ...limits };
    const call = truto.createTrutoFetchClient(options).POST("/link-token", { body: input });
    const { error } = await truto.safe(call);
    equal(error.kind, "timeout");
    show(error);
  },
};

/** Prints an error in every way that a log would. */
function show(error) {
  console.log(error);
  console.log("%o %O %s %j", error, { nested: [error] }, error, error);
  console.error(error.stack, error.message, JSON.stringify(error), error.cause);
}

function equal(actual, expected) {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== should) throw new Error(`got ${is}, not ${should}`);
}
