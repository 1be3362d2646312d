import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import type { Validator } from "../../templates/runtime/src/create-validator.js";
import { repository } from "../consumer.js";

/* Each rule that Plaid's prose states of values: an input that keeps it, and one that breaks it. */
const basic = { client_name: "Acme", language: "en", country_codes: ["US"] };
const item = { ...basic, user: { client_user_id: "u1" }, products: ["auth"] };
const update = { ...basic, user: item.user, access_token: "access-sandbox-1" };
const report = { products: ["cra_base_report"] };
const purpose = { consumer_report_permissible_purpose: "EXTENSION_OF_CREDIT" };
const hosted = (delivery_method: string, user: object) => ({
  hosted_link: { delivery_method },
  user: { ...item.user, ...user },
});
const lists = [
  "required_if_supported_products",
  "optional_products",
  "additional_consented_products",
];
const flows = [
  "instant_match_enabled",
  "instant_microdeposits_enabled",
  "same_day_microdeposits_enabled",
  "automated_microdeposits_enabled",
];
const unlessCra = ["products", ...lists]
  .map((list) => `${list} contains a match of ^cra_`)
  .join(" or ");

const unlessUpdate = "access_token is given or access_tokens is given or update is given";

type Rule = [title: string, kept: object, broken: object, ...issues: string[]];

const rules: readonly Rule[] = [
  [
    "user or user_id in every mode",
    update,
    { ...basic, access_token: "access-sandbox-1" },
    "user or user_id: required when opening Link for an existing Item, such as in update mode",
  ],
  [
    "at least one product outside update mode",
    { ...update, products: [] },
    { ...item, products: [] },
    `products: must not be empty unless ${unlessUpdate}`,
  ],
  ...["required_if_supported_products", "optional_products"].map((list): Rule => [
    `products with ${list}, but in update mode`,
    { ...update, [list]: ["identity"] },
    { ...basic, user: item.user, [list]: ["identity"] },
    `products: required when ${list} is not empty, unless ${unlessUpdate}`,
    "products: required when connecting a new Item",
    "access_token: required when opening Link for an existing Item, such as in update mode",
    "access_tokens: required when updating several Items at once",
  ]),
  ...["products", ...lists].map((list): Rule => {
    const cra = list === "products" ? ["cra_base_report", "cra_lend_score"] : ["cra_lend_score"];
    return [
      `the report with a CRA product in ${list}`,
      { ...item, ...report, ...purpose, [list]: cra },
      { ...item, ...purpose, [list]: ["cra_lend_score"] },
      `products: must contain cra_base_report when ${list} contains a match of ^cra_, unless ${unlessUpdate}`,
    ];
  }),
  ...["products", ...lists].map((list): Rule => [
    `a purpose with a CRA product in ${list}`,
    { ...item, ...report, ...purpose, [list]: ["cra_base_report"] },
    { ...item, products: ["cra_base_report"], [list]: ["cra_base_report"] },
    ...(list === "products"
      ? []
      : [
          `consumer_report_permissible_purpose: required when products contains a match of ^cra_, unless ${unlessUpdate}`,
        ]),
    `consumer_report_permissible_purpose: required when ${list} contains a match of ^cra_, unless ${unlessUpdate}`,
  ]),
  [
    "no purpose without a CRA product",
    { ...update, ...purpose },
    { ...item, ...purpose },
    `consumer_report_permissible_purpose: not allowed unless ${unlessCra}, unless ${unlessUpdate}`,
  ],
  [
    "android_package_name or redirect_uri",
    { ...item, android_package_name: "com.acme", redirect_uri: "" },
    { ...item, android_package_name: "com.acme", redirect_uri: "https://acme.example" },
    'redirect_uri: must be "" when android_package_name is not empty',
  ],
  ...flows.map((flow): Rule => [
    `the US alone with ${flow}`,
    { ...item, country_codes: ["US", "CA"], auth: { [flow]: false } },
    { ...item, country_codes: ["US", "CA"], auth: { [flow]: true } },
    `country_codes[1]: must be US when auth.${flow} is true`,
  ]),
  [
    "user.name for Identity Verification alone",
    {
      ...item,
      products: ["identity_verification"],
      user: { client_user_id: "u1", name: { given_name: "Ada", family_name: "L" } },
    },
    { ...item, user: { client_user_id: "u1", name: { given_name: "Ada", family_name: "L" } } },
    `user.name: must be null unless identity_verification is given or ${["products", ...lists].map((list) => `${list} contains identity_verification`).join(" or ")}`,
  ],
  [
    "a phone number for delivery by SMS",
    { ...item, ...hosted("sms", { phone_number: "+14155550100" }) },
    { ...item, ...hosted("sms", {}) },
    "user.phone_number: required when hosted_link.delivery_method is sms",
  ],
  [
    "an e-mail address for delivery by e-mail",
    { ...item, ...hosted("email", { email_address: "ada@example.com" }) },
    { ...item, ...hosted("email", {}) },
    "user.email_address: required when hosted_link.delivery_method is email",
  ],
  [
    "a lifetime that is positive",
    { ...item, hosted_link: { url_lifetime_seconds: 1 } },
    { ...item, hosted_link: { url_lifetime_seconds: 0 } },
    "hosted_link.url_lifetime_seconds: must be at least 1",
  ],
  [
    "a lifetime of at most 21 days",
    { ...item, hosted_link: { url_lifetime_seconds: 1_814_400 } },
    { ...item, hosted_link: { url_lifetime_seconds: 1_814_401 } },
    "hosted_link.url_lifetime_seconds: must be at most 1814400",
  ],
  [
    "bank or payroll income",
    { ...item, income_verification: { income_source_types: ["payroll"] } },
    { ...item, income_verification: { income_source_types: ["bank", "payroll"] } },
    "income_verification.income_source_types: must have at most 1 items",
  ],
  [
    "bank or payroll employment",
    { ...item, employment: { employment_source_types: ["payroll"] } },
    { ...item, employment: { employment_source_types: ["bank", "payroll"] } },
    "employment.employment_source_types: must have at most 1 items",
  ],
];

test.each(rules)("asks for %s", async (_, kept, broken, ...issues) => {
  const file = path.join(repository, "generated/plaid/dist/esm/validators.js");
  const { validators } = await import(pathToFileURL(file).href);
  const { validate } = (validators.linkTokenCreate as Validator)["~standard"];
  expect(validate(kept)).toEqual({ value: kept });
  const found = await validate(broken);
  expect(found.issues?.map(({ message }) => message)).toEqual(issues);
});

test.each([
  { products: ["cra_qualify_next"] },
  { language: "xx" },
  { account_filters: { credit: { account_subtypes: ["new"] } } },
])("lets values pass that lists do not have yet: %j", async (more) => {
  const file = path.join(repository, "generated/plaid/dist/esm/validators.js");
  const { validators } = await import(pathToFileURL(file).href);
  const input = {
    ...item,
    ...more,
    ...(more.products && { ...purpose, products: [...more.products, "cra_base_report"] }),
  };
  expect(validators.linkTokenCreate["~standard"].validate(input)).toEqual({ value: input });
});
