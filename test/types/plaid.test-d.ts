import plaid, {
  CountryCode,
  createPlaidFetchClient,
  type LinkToken,
  Plaid,
  PlaidEnvironment,
  type PlaidLinkToken,
  Products,
  unlisted,
} from "@linkmint/plaid";
import { expectType, type IsAny } from "./expect-type.js";

const client = new Plaid({ clientId: "c", secret: "s", environment: "sandbox" });
new Plaid({ environment: PlaidEnvironment.Production });
// @ts-expect-error -- gone
new Plaid({ environment: "development" });

const app = { client_name: "Acme", language: "en", country_codes: ["US"] } as const;
const user = { client_user_id: "u1" };

// Literals, the constants that users of the official SDK know, and readonly lists all fit.
client.linkTokenCreate({ ...app, user, products: ["auth", Products.Transactions] });
client.linkTokenCreate({
  client_name: "Acme",
  language: "en",
  country_codes: [CountryCode.Us, "GB"],
  user_id: "u",
  products: ["auth"] as const,
});

// Modes overlap where the provider lets them: update mode may carry products, and everything Hosted Link.
client.linkTokenCreate({ ...app, user, access_token: "a" });
client.linkTokenCreate({ ...app, user, access_token: "a", products: ["assets"], hosted_link: {} });
client.linkTokenCreate({ ...app, user_id: "u", access_tokens: ["a", "b"] });
client.linkTokenCreate({ ...app, user, user_token: "t", update: { user: true } });
// @ts-expect-error -- nobody whose Item it is
client.linkTokenCreate({ ...app, access_token: "a" });
// What a list does not have yet, and versions, which are texts.
client.linkTokenCreate({ ...app, user, products: [unlisted("new_product")] });
const prism_versions = { cashscore: "4.1" } as const;
client.linkTokenCreate({
  ...app,
  user,
  products: ["auth"],
  cra_options: { days_requested: 1, partner_insights: { prism_versions } },
});
// What finishes a link.
const { access_token, item_id } = await client.itemPublicTokenExchange({ public_token: "p" });
expectType<string>(access_token + item_id);
const { link_sessions = [] } = await client.linkTokenGet({ link_token: "l" });
expectType<string | undefined>(link_sessions[0]?.results?.item_add_results[0]?.public_token);
// @ts-expect-error -- nobody to connect
client.linkTokenCreate({ ...app, products: ["auth"] });
// @ts-expect-error -- nothing to connect to
client.linkTokenCreate({ ...app, user });
// @ts-expect-error -- the credentials go as headers
client.linkTokenCreate({ ...app, user, products: ["auth"], client_id: "c" });

// Nested values know undefined and null.
declare const maybe: string | undefined;
client.linkTokenCreate({
  ...app,
  user: { client_user_id: "u1", phone_number: maybe, legal_name: maybe },
  products: ["auth"],
  webhook: maybe,
  access_token: null,
});

const native = await plaid.linkTokenCreate({ ...app, user, products: ["auth"] });
expectType<string>(native.link_token);
expectType<string>(native.expiration);
expectType<string | undefined>(native.hosted_link_url);
// @ts-expect-error -- a typo, though the provider says that it may add properties
native.linktoken;
const minted = await client.createLinkToken({ ...app, user, products: ["auth"] });
expectType<PlaidLinkToken>(minted);
expectType<LinkToken>(minted);
expectType<string>(minted.token);
expectType<string | undefined>(minted.url);
expectType<Date | undefined>(minted.expiresAt);
expectType<"field" | "unknown">(minted.expirySource);
expectType<false>(false as IsAny<typeof minted.raw>);

const { data, error } = await createPlaidFetchClient().POST("/link/token/create", {
  body: { ...app, country_codes: ["US"], user, products: ["auth"] },
});
expectType<string | undefined>(data?.link_token);
expectType<string | undefined>(error?.error_code);
