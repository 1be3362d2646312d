import truto, {
  createTrutoFetchClient,
  type LinkToken,
  type LinkTokenRequest,
  Region,
  Truto,
  type TrutoLinkToken,
  unlisted,
} from "@linkmint/truto";
import { expectType, type IsAny } from "./expect-type.js";

const client = new Truto({ token: "t" });
const tenant_id = "acme-1";
const integrated_account_id = "1ba1f401-7183-47c5-9e39-e8e257e3c795";
declare const maybe: string | undefined;

// Each mode has its method, and createLinkToken takes either.
client.linkToken.createForNewIntegration({ tenant_id, region: "eu" });
client.linkToken.createForNewIntegration({ tenant_id, region: Region.Eu });
client.linkToken.createForExistingIntegratedAccount({ integrated_account_id });
client.createLinkToken({ tenant_id });
client.createLinkToken({ tenant_id, persist_previous_context: false, unified_model_id: "m1" });
client.createLinkToken({ integrated_account_id, persist_previous_context: true });

// A conditional value compiles under exactOptionalPropertyTypes.
client.createLinkToken({ tenant_id, redirect_uri: maybe, scopes: ["a"] as const });

// A mode's own properties are required, and another mode's are refused.
// @ts-expect-error -- tenant_id is missing
client.linkToken.createForNewIntegration({});
// @ts-expect-error -- another mode's
client.linkToken.createForNewIntegration({ integrated_account_id });
// @ts-expect-error -- both ids
client.linkToken.createForNewIntegration({ tenant_id, integrated_account_id });
// @ts-expect-error -- both ids
client.linkToken.createForExistingIntegratedAccount({ tenant_id, integrated_account_id });
// @ts-expect-error -- only when connecting
client.linkToken.createForExistingIntegratedAccount({ integrated_account_id, region: "eu" });
// @ts-expect-error -- both ids
client.createLinkToken({ tenant_id, integrated_account_id });
// @ts-expect-error -- neither id
client.createLinkToken({ redirect_uri: "https://example.com" });
// @ts-expect-error -- region is for connecting
client.createLinkToken({ integrated_account_id, region: "eu" });
client.createLinkToken({ tenant_id, persist_previous_context: false });

// A misspelt property or value does not compile, and a closed list has no escape.
// @ts-expect-error -- redirect_url
client.createLinkToken({ tenant_id, redirect_url: "https://example.com" });
// @ts-expect-error -- us is no region
client.createLinkToken({ tenant_id, region: "us" });
// @ts-expect-error -- regions are complete
client.createLinkToken({ tenant_id, region: unlisted("us") });
// @ts-expect-error -- context is an object, not JSON text
client.createLinkToken({ tenant_id, context: '{ "label": "x" }' });
// @ts-expect-error -- an option that does not exist
new Truto({ apiToken: "t" });

// Results are typed as far as the spec knows them.
const minted = await client.createLinkToken({ tenant_id });
expectType<TrutoLinkToken>(minted);
expectType<LinkToken>(minted);
expectType<string>(minted.token);
expectType<Date>(minted.expiresAt);
expectType<"documented">(minted.expirySource);
expectType<undefined>(minted.url);
expectType<string>(minted.raw.link_token);
const native = await client.linkToken.createForNewIntegration({ tenant_id });
expectType<string>(native.link_token);
expectType<false>(false as IsAny<typeof native>);
expectType<false>(false as IsAny<typeof minted.raw>);
expectType<false>(false as IsAny<LinkTokenRequest>);

// Credentials are a string or a function, at the client or at the call.
new Truto({ token: () => "t" });
new Truto({
  token: async () => "t",
  baseUrl: maybe,
  fetch: globalThis.fetch,
  headers: { a: maybe },
});
truto.createLinkToken({ tenant_id }, { token: () => Promise.resolve("t"), extraBody: { x: 1 } });
truto.createLinkToken({ tenant_id }, { unchecked: true, headers: { a: "b" } });

// The plain client knows the wire.
const { data, error } = await createTrutoFetchClient().POST("/link-token", { body: { tenant_id } });
expectType<string | undefined>(data?.link_token);
expectType<string | undefined>(error?.message);
// @ts-expect-error -- the wrong type
createTrutoFetchClient().POST("/link-token", { body: { tenant_id: 1 } });
// @ts-expect-error -- no such path
createTrutoFetchClient().POST("/link-tokens", { body: { tenant_id } });
