import mx, {
  createMxFetchClient,
  type LinkToken,
  MxEnvironment,
  type MxLinkToken,
  WidgetsApi,
  type RequestWidgetURLRequest,
  unlisted,
} from "@linkmint/mx";
import { expectType, type IsAny } from "./expect-type.js";

const client = new WidgetsApi({ clientId: "c", apiKey: () => Promise.resolve("k") });
const widget_url = { widget_type: "connect_widget" } as const;
declare const maybe: string | undefined;

// Path, headers and body come from one input; a conditional value compiles.
client.requestWidgetURL({ user_guid: "USR-1", widget_url });
client.createLinkToken({ user_guid: "USR-1", widget_url, accept_language: maybe });
client.createLinkToken({ user_guid: "USR-1", widget_url }, { apiKey: "another tenant's" });

// @ts-expect-error -- the parameter of the path is missing
client.createLinkToken({ widget_url });
// @ts-expect-error -- the body's property is missing
client.createLinkToken({ user_guid: "USR-1" });
// @ts-expect-error -- the header has another name in the input
client.createLinkToken({ user_guid: "USR-1", widget_url, "Accept-Language": "fr-CA" });
// @ts-expect-error -- a misspelt property
client.createLinkToken({ user_guid: "USR-1", widget_url: { ...widget_url, mod: "verification" } });
// @ts-expect-error -- an option that does not exist
new WidgetsApi({ token: "t" });
new WidgetsApi({ environment: MxEnvironment.Int });
// @ts-expect-error -- no environment
new WidgetsApi({ environment: "sandbox" });

// The result has a URL, whose lifetime is documented, and no token.
async function mint(): Promise<void> {
  const result = await client.createLinkToken({ user_guid: "USR-1", widget_url });
  expectType<MxLinkToken>(result);
  expectType<string>(result.url);
  expectType<undefined>(result.token);
  expectType<Date>(result.expiresAt);
  expectType<"documented">(result.expirySource);
  expectType<IsAny<typeof result.raw>>(false);
}
mint();

const common: (input: RequestWidgetURLRequest) => PromiseLike<LinkToken> =
  mx.createLinkToken.bind(mx);
common({ user_guid: "USR-1", widget_url });

// The plain client knows wire names alone.
createMxFetchClient().POST("/users/{user_guid}/widget_urls", {
  params: { path: { user_guid: "USR-1" } },
  body: { widget_url },
});
// It takes any text where a list is open, and the values alone where it is closed.
createMxFetchClient().POST("/users/{user_guid}/widget_urls", {
  params: { path: { user_guid: "USR-1" } },
  body: { widget_url: { ...widget_url, color_scheme: "sepia", iso_country_code: ["US", "DE"] } },
});
createMxFetchClient().POST("/users/{user_guid}/widget_urls", {
  params: { path: { user_guid: "USR-1" } },
  // @ts-expect-error -- no use case of the list
  body: { widget_url: { ...widget_url, use_cases: ["PFM", "NEW"] } },
});
// @ts-expect-error -- no such path
createMxFetchClient().POST("/users/widget_urls");
// @ts-expect-error -- a value of its own goes through where a list is open, and nowhere else
client.createLinkToken({ user_guid: unlisted("USR-1"), widget_url: unlisted("x") });
client.createLinkToken({
  user_guid: "USR-1",
  widget_url: { ...widget_url, mode: "verification", color_scheme: unlisted("sepia") },
});
// @ts-expect-error -- no mode of the list
client.createLinkToken({ user_guid: "USR-1", widget_url: { ...widget_url, mode: "verify" } });
