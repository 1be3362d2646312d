import path from "node:path";
import { pathToFileURL } from "node:url";
import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { parseDocument } from "../../generator/1-load/parse-document.js";
import { buildModel } from "../../generator/3-model/build-model.js";
import { samplesFor } from "../../generator/4-emit/readme/sample-input.js";
import type { OperationModel, ProviderModel } from "../../generator/types/model.js";
import type { Validator } from "../../templates/runtime/src/create-validator.js";
import { providers, repository } from "../consumer.js";

/* The validators of the built packages: what the specs show passes, what the providers refuse does not. */
type Validators = Readonly<Record<string, Validator>>;

describe.each(await providers())("the validators of %s", async (provider) => {
  const model = await readModel(provider);
  const operations = model.operations.filter(
    ({ body, parameters }) => body !== undefined || parameters.length > 0,
  );
  let validators: Validators;

  beforeAll(async () => {
    validators = await load(provider);
  });

  test("are one for each operation that takes an input", () => {
    expect(Object.keys(validators)).toEqual(operations.map(({ id }) => id));
  });

  test.each(operations.flatMap((operation) => samplesOf(model, operation)))(
    "let $title pass",
    ({ id, input }) => {
      expect(validators[id]?.["~standard"].validate(input)).toEqual({ value: input });
    },
  );
});

const basic = { client_name: "Acme", language: "en", country_codes: ["US"] };
const item = { ...basic, user: { client_user_id: "u1" }, products: ["auth"] };

const kombo = { end_user_email: "ada@example.com", end_user_organization_name: "Acme" };
const merge = {
  endUserEmailAddress: "ada@example.com",
  endUserOrganizationName: "Acme",
  endUserOriginId: "acme-1",
  categories: ["hris"],
};

type Breach = [provider: string, input: object, ...issues: string[]];
type Passing = [provider: string, input: object];

const breaches: readonly Breach[] = [
  [
    "plaid",
    { ...basic, user: item.user },
    "products: required when connecting a new Item",
    "access_token: required when opening Link for an existing Item, such as in update mode",
    "access_tokens: required when updating several Items at once",
  ],
  [
    "plaid",
    { ...basic, products: ["auth"] },
    "user or user_id: required when connecting a new Item",
  ],
  ["plaid", { ...item, client_name: undefined }, "client_name: required"],
  ["plaid", { ...item, country_codes: [] }, "country_codes: must not be empty"],
  ["plaid", { ...item, user: {} }, "user.client_user_id: required"],
  ["plaid", { ...item, products: ["balance"] }, "products: must not contain balance"],
  ...["payment_initiation", "employment", "income_verification", "statements"].map(
    (name): Breach => [
      "plaid",
      { ...item, products: [name] },
      `${name}: required when products contains ${name}`,
    ],
  ),
  [
    "plaid",
    { ...item, products: ["payment_initiation"], payment_initiation: {} },
    "payment_initiation: must have payment_id or consent_id",
  ],
  [
    "plaid",
    {
      ...item,
      products: ["income_verification"],
      income_verification: { income_source_types: ["bank"] },
    },
    "income_verification.bank_income: required when products contains income_verification and income_verification.income_source_types contains bank",
  ],
  [
    "plaid",
    { ...item, products: ["auth", "cra_base_report"] },
    "consumer_report_permissible_purpose: required when products contains a match of ^cra_, unless access_token is given or access_tokens is given or update is given",
  ],
  [
    "plaid",
    { ...basic, user: item.user, access_token: "access-sandbox-1", update: { user: true } },
    "input: must have user_token or user_id when update.user is true",
  ],
  [
    "plaid",
    { ...item, identity: { is_document_upload: true } },
    "identity.account_ids: required when identity.is_document_upload is true",
  ],
  [
    "plaid",
    {
      ...item,
      account_filters: { depository: { account_subtypes: ["limited purpose checking"] } },
    },
    'account_filters.depository.limited_purpose_types: required when account_filters.depository.account_subtypes contains "limited purpose checking"',
  ],
  ["junction", {}, "userId: required"],
  [
    "junction",
    { userId: 1, redirectUrl: 2 },
    "userId: must be a string",
    "redirectUrl: must be a string or null",
  ],
  ["junction", { userId: "u", onError: "retry" }, "onError: must be redirect"],
  ["junction", { userId: "u", filterOnProviders: [] }, "filterOnProviders: must not be empty"],
  ["truto", { tenant_id: "a", region: "mars" }, "region: must be wnam or enam or apac or eu"],
  [
    "truto",
    { integrated_account_id: "a", region: "eu" },
    "region: not allowed when renewing the authorization of an existing integrated account",
  ],
  [
    "truto",
    { tenant_id: "a", integrated_account_id: "b" },
    "integrated_account_id: not allowed when connecting a new integrated account",
    "tenant_id: not allowed when renewing the authorization of an existing integrated account",
  ],
  ["truto", { tenant_id: "a", context: '{"label":"x"}' }, "context: must be an object"],
  [
    "mesh",
    { userId: "u", brokerType: "deFiWallet" },
    "brokerType: must not be deFiWallet or cryptocurrencyAddress or cryptocurrencyWallet",
  ],
  ["mesh", { userId: "u".repeat(301) }, "userId: must have at most 300 characters"],
  [
    "mesh",
    { userId: "u", transferOptions: { clientFee: 2.5 } },
    "transferOptions.clientFee: must be at most 1",
  ],
  ["kombo", { ...kombo, remote_environment: "staging" }, "integration_tool: required"],
  [
    "merge",
    { ...merge, linkExpiryMins: 721 },
    "linkExpiryMins: must be at most 720 unless shouldCreateMagicLinkUrl is true",
  ],
  [
    "merge",
    { ...merge, shouldCreateMagicLinkUrl: true, linkExpiryMins: 10081 },
    "linkExpiryMins: must be at most 10080",
  ],
  [
    "nango",
    { allowed_integrations: ["github"] },
    "tags or end_user: required when connecting an end user",
  ],
  ["nango", { tags: { plan: "p".repeat(256) } }, "tags.plan: must have at most 255 characters"],
  [
    "nango",
    { tags: {}, integrations_config_defaults: { slack: { scopes: "a" } } },
    "integrations_config_defaults.slack.scopes: not allowed",
  ],
];

const passing: readonly Passing[] = [
  // Whatever is not known yet, and what a list does not have yet where it is open.
  ["plaid", { ...item, brand_new: true }],
  ["junction", { userId: "u", provider: "brand_new" }],
  ["truto", { tenant_id: "a", persist_previous_context: false }],
  ["plaid", { ...item, products: null, access_token: "access-sandbox-1" }],
  ["plaid", { ...item, user_id: undefined, hosted_link: {} }],
  // The document's own example sends it, though its schema does not have it.
  ["mesh", { userId: "u", configurationId: "18a20b11", brokerType: null }],
  ["kombo", { ...kombo, remote_environment: null, integration_tool: null, language: null }],
  ["merge", { ...merge, shouldCreateMagicLinkUrl: true, linkExpiryMins: 10080 }],
  // What an integration needs beside what all of them have.
  [
    "nango",
    {
      end_user: { id: "u1" },
      integrations_config_defaults: { zendesk: { connection_config: { subdomain: "acme" } } },
    },
  ],
  // The three may come together.
  ["nango", { tags: {}, end_user: { id: "u1" }, organization: { id: "o1" } }],
  // The provider's document forgets quotes, so nobody knows which is meant.
  ...["3", null].map((firstdetect): Passing => [
    "plaid",
    {
      ...item,
      cra_options: {
        days_requested: 90,
        partner_insights: { prism_versions: { firstdetect } },
      },
    },
  ]),
];

describe("an input", () => {
  test.each<Breach>(breaches)("of %s, %j, is refused", async (provider, input, ...issues) => {
    const [validator] = Object.values(await load(provider));
    const result = validator?.["~standard"].validate(input);
    expect(result?.issues?.map(({ message }) => message)).toEqual(issues);
  });

  test.each<Passing>(passing)("of %s, %j, passes", async (provider, input) => {
    const [validator] = Object.values(await load(provider));
    expect(validator?.["~standard"].validate(input)).toEqual({ value: input });
  });
});

async function load(provider: string): Promise<Validators> {
  const file = path.join(repository, "generated", provider, "dist/esm/index.js");
  const { validators } = (await import(pathToFileURL(file).href)) as { validators: Validators };
  return validators;
}

function samplesOf(model: ProviderModel, operation: OperationModel) {
  const modes = operation.modes.length === 0 ? [undefined] : operation.modes;
  const samples = modes.flatMap((mode) => samplesFor(model, operation, mode));
  return samples.map(({ title, input }) => ({ title, id: operation.id, input }));
}

async function readModel(provider: string): Promise<ProviderModel> {
  const specPath = `specs/${provider}.yaml`;
  const text = await readFile(path.join(repository, specPath), "utf8");
  const { value } = parseDocument({ provider, path: specPath, text });
  if (value === undefined) throw new Error(`${specPath} has errors`);
  return buildModel(value);
}
