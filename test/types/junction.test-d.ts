import junction, {
  createJunctionFetchClient,
  JunctionClient,
  JunctionEnvironment,
  type JunctionLinkToken,
  type LinkToken,
  Providers,
  unlisted,
} from "@linkmint/junction";
import { expectType, type IsAny } from "./expect-type.js";

const client = new JunctionClient({ apiKey: "k", environment: JunctionEnvironment.Sandbox });
const userId = "1875c190-0cd6-46c1-8670-5b56a7794b78";
declare const text: string;

// Environments go by constant or by name.
new JunctionClient({ environment: "sandboxEu" });
// @ts-expect-error -- no such environment
new JunctionClient({ environment: "staging" });
// @ts-expect-error -- no such environment
JunctionEnvironment.Staging;

// Names are camelCase both ways; null and undefined are fine where the spec says so.
client.link.token({ userId, provider: "oura" });
client.link.token({ userId, provider: Providers.Oura, onError: "redirect", onClose: null });
client.link.token({
  userId,
  filterOnProviders: ["oura", Providers.GoogleHealth],
  redirectUrl: undefined,
});
// @ts-expect-error -- the wire's name
client.link.token({ user_id: userId });
// @ts-expect-error -- userId is missing
client.link.token({});
// @ts-expect-error -- only "redirect"
client.link.token({ userId, onError: "close" });
// @ts-expect-error -- a number
client.link.token({ userId: 1 });

// An open list takes an unlisted value through a visible escape only.
client.link.token({ userId, provider: unlisted("brand_new") });
client.link.token({ userId, filterOnProviders: ["oura", unlisted(text)] });
// @ts-expect-error -- a typo
client.link.token({ userId, provider: "aura" });
// @ts-expect-error -- any text
client.link.token({ userId, provider: text });
// @ts-expect-error -- a typo in the list
client.link.token({ userId, filterOnProviders: ["aura"] });

// Results.
const native = await client.link.token({ userId });
expectType<string>(native.linkToken);
expectType<string>(native.linkWebUrl);
// @ts-expect-error -- the wire's name
native.link_token;
const minted = await junction.createLinkToken({ userId });
expectType<JunctionLinkToken>(minted);
expectType<LinkToken>(minted);
expectType<string>(minted.token);
expectType<string>(minted.url);
expectType<Date>(minted.expiresAt);
expectType<string>(minted.raw.linkWebUrl);
expectType<false>(false as IsAny<typeof minted.raw>);

// The plain client knows the wire.
const { data, error } = await createJunctionFetchClient({ environment: "sandbox" }).POST(
  "/v2/link/token",
  { body: { user_id: userId, provider: "oura" } },
);
expectType<string | undefined>(data?.link_web_url);
expectType<unknown>(error?.detail);
