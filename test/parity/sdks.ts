/** The official SDKs that `npm run test:parity` compares with ours, by provider, each at an exact version. */
export const sdks: Readonly<Record<string, { readonly name: string; readonly version: string }>> = {
  apideck: { name: "@apideck/unify", version: "0.52.2" },
  junction: { name: "@junction-api/sdk", version: "1.3.0" },
  kombo: { name: "@kombo-api/sdk", version: "1.1.3" },
  merge: { name: "@mergeapi/merge-node-client", version: "4.0.4" },
  mesh: { name: "@meshconnect/node-api", version: "2.0.28" },
  mx: { name: "mx-platform-node", version: "2.1.0" },
  nango: { name: "@nangohq/node", version: "0.71.10" },
  pipedream: { name: "@pipedream/sdk", version: "3.1.6" },
  plaid: { name: "plaid", version: "47.0.0" },
  stripe: { name: "stripe", version: "23.1.0" },
};

/** The providers that are not compared with an SDK, and why. */
export const withoutSdk: Readonly<Record<string, string>> = {
  composio: "The spec is of a documentation page alone.",
  stackone: "Its SDK has not been compared yet.",
  truto: "truto-ts-sdk is not on npm.",
};
