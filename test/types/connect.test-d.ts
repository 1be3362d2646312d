import { IntegrationTool, Kombo, type KomboLinkToken } from "@linkmint/kombo";
import { CategoriesEnum, MergeClient, type MergeLinkToken } from "@linkmint/merge";
import { Mesh, type MeshLinkToken } from "@linkmint/mesh";
import { Nango, type NangoLinkToken } from "@linkmint/nango";
import { Permission, Stripe, type StripeLinkToken } from "@linkmint/stripe";
import { expectType } from "./expect-type.js";

/* What the providers promise that only connect. */
declare const kombo: KomboLinkToken;
declare const merge: MergeLinkToken;
declare const mesh: MeshLinkToken;
declare const nango: NangoLinkToken;
declare const stripe: StripeLinkToken;

// Whoever gives a link alone has no token; what the provider does not promise may be missing.
expectType<undefined>(kombo.token);
expectType<string>(kombo.url);
expectType<string>(merge.token);
expectType<string | undefined>(merge.url);
expectType<"request">(merge.expirySource);
expectType<string>(mesh.token);
expectType<true>(mesh.singleUse);
expectType<string>(nango.token);
expectType<string | undefined>(nango.url);
expectType<Date | undefined>(nango.expiresAt);
// No source says how long it lives.
expectType<string>(stripe.token);
expectType<undefined>(stripe.expiresAt);

// A list that the provider calls complete takes its members, and null where the provider does.
const input = { end_user_email: "ada@example.com", end_user_organization_name: "Acme" };
new Kombo({ api_key: "k" }).createLinkToken({ ...input, integration_tool: IntegrationTool.Gem });
new Kombo().connect.createConnectionLink({ ...input, integration_tool: null, language: "de" });
// @ts-expect-error -- no such tool
new Kombo().createLinkToken({ ...input, integration_tool: "gems" });

// An object that takes further properties does so in the types, too; one that does not refuses them.
const tags = { end_user_id: "u1" };
new Nango().createConnectSession({
  tags,
  integrations_config_defaults: { zendesk: { connection_config: { subdomain: "acme" } } },
});
// @ts-expect-error -- the operation's own input
new Nango().createReconnectSession({ allowed_integrations: ["github"] });
new Nango().createConnectSession({
  tags,
  // @ts-expect-error -- no such property
  integrations_config_defaults: { slack: { scopes: "a" } },
});

// A session needs tags or a user, or both; one that reconnects has those of the connection.
new Nango().createConnectSession({ end_user: { id: "u1" } });
new Nango().createConnectSession({ tags, end_user: { id: "u1" }, organization: { id: "o1" } });
new Nango().createReconnectSession({ connection_id: "c1", integration_id: "github" });
// @ts-expect-error -- neither tags nor end_user
new Nango().createConnectSession({ allowed_integrations: ["github"] });
// @ts-expect-error -- neither tags nor end_user
new Nango().createLinkToken({});

// The user is required.
new Mesh({ environment: "sandbox" }).createLinkToken({ userId: "u1", transferOptions: null });
// @ts-expect-error -- userId is missing
new Mesh({ environment: "sandbox" }).createLinkToken({ restrictMultipleAccounts: true });

// Maps have the user's names, and what they hold has ours.
const who = {
  endUserEmailAddress: "a@b.example",
  endUserOrganizationName: "A",
  endUserOriginId: "1",
};
new MergeClient().hris.linkToken.create({
  ...who,
  categories: [CategoriesEnum.Hris, "ats"],
  categoryCommonModelScopes: { hris: [{ modelName: "Employee" }] },
});
// @ts-expect-error -- the wire's name
new MergeClient().createLinkToken({ ...who, categories: ["hris"], link_expiry_mins: 30 });
new MergeClient().createLinkToken({
  ...who,
  categories: ["hris"],
  // @ts-expect-error -- the wire's name, in a list of a map
  categoryCommonModelScopes: { hris: [{ modelName: "Employee", model_permissions: {} }] },
});

// Ids stay text, since nothing of the response can be expanded.
const holder = { account_holder: { type: "customer", customer: "cus_1" } } as const;
const { account_holder } = await new Stripe().financialConnections.sessions.create({
  ...holder,
  permissions: [Permission.Balances, "ownership"],
});
expectType<string | undefined>(account_holder?.customer);
// @ts-expect-error -- not offered
new Stripe().createLinkToken({ ...holder, permissions: ["balances"], expand: ["accounts"] });
