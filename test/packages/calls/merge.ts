import type { Call } from "../call.js";

const packageName = "@linkmint/merge";
const path = "/hris/v1/link-token";
const headers = { authorization: "Bearer k1", "content-type": "application/json" };

export const mergeResponses = {
  [path]: { link_token: "lt_1", magic_link_url: "https://link.example/lt_1", added_later: 1 },
};

const input = {
  endUserEmailAddress: "ada@example.com",
  endUserOrganizationName: "Acme",
  endUserOriginId: "acme-1",
  categories: ["hris"],
};
const json = {
  end_user_email_address: "ada@example.com",
  end_user_organization_name: "Acme",
  end_user_origin_id: "acme-1",
  categories: ["hris"],
};

/** How many minutes a result lives, in place of the moment. */
const minutes = `.then(({ expiresAt, raw, ...rest }) =>
  ({ ...rest, minutes: Math.round((expiresAt - Date.now()) / 6e4) }))`;
const result = {
  token: "lt_1",
  url: "https://link.example/lt_1",
  expirySource: "request",
  singleUse: true,
};

export const mergeCalls: readonly Call[] = [
  {
    title: "permissions by category, whose names stay the user's",
    packageName,
    names: "MergeClient, MergeEnvironment, CategoriesEnum",
    expression: `new MergeClient({ apiKey: "k1", environment: MergeEnvironment.ProductionEu, baseUrl })
      .hris.linkToken.create({ ...${JSON.stringify(input)}, categories: [CategoriesEnum.Hris],
        categoryCommonModelScopes: { hris: [{ modelName: "Employee",
          modelPermissions: { READ: { isEnabled: true } },
          fieldPermissions: { disabledFields: ["date_of_birth"] } }] },
        integrationSpecificConfig: { subDomain: "acme" }, language: null })`,
    sends: {
      path,
      headers,
      json: {
        ...json,
        category_common_model_scopes: {
          hris: [
            {
              model_name: "Employee",
              model_permissions: { READ: { is_enabled: true } },
              field_permissions: { disabled_fields: ["date_of_birth"] },
            },
          ],
        },
        integration_specific_config: { subDomain: "acme" },
        language: null,
      },
    },
    gives: { linkToken: "lt_1", magicLinkUrl: "https://link.example/lt_1", added_later: 1 },
  },
  {
    title: "the common result lives as long as the request says",
    packageName,
    names: "MergeClient",
    expression: `new MergeClient({ apiKey: () => "k1", baseUrl })
      .createLinkToken({ ...${JSON.stringify(input)}, linkExpiryMins: 10080, shouldCreateMagicLinkUrl: true })${minutes}`,
    sends: {
      path,
      headers,
      json: { ...json, link_expiry_mins: 10080, should_create_magic_link_url: true },
    },
    gives: { ...result, minutes: 10080 },
  },
  {
    title: "the common result lives for 30 minutes where the request says nothing",
    packageName,
    names: "MergeClient",
    expression: `new MergeClient({ apiKey: "k1", baseUrl }).createLinkToken(${JSON.stringify(input)})${minutes}`,
    sends: { path, headers, json },
    gives: { ...result, minutes: 30 },
  },
];
