import {
  dateTimeExpiry,
  inputModes,
  keyPrefixes,
  renamedKeys,
  type Operation,
  type Provider,
} from "../../templates/runtime/src/index.js";

/** Four environments with key prefixes, a client id that is no secret, and camelCase names. */
export const borealis: Provider = {
  id: "borealis",
  name: "Borealis",
  servers: {
    production: { url: "https://api.borealis.example" },
    productionEU: { url: "https://api.eu.borealis.example" },
    sandbox: { url: "https://api.sandbox.borealis.example" },
    sandboxEU: { url: "https://api.sandbox.eu.borealis.example" },
  },
  checkKey: keyPrefixes({
    production: ["pk_us_"],
    productionEU: ["pk_eu_"],
    sandbox: ["sk_us_", "test_"],
    sandboxEU: ["sk_eu_"],
  }),
  environmentVariable: "BOREALIS_ENV",
  baseUrlVariable: "BOREALIS_BASE_URL",
  credentials: {
    clientId: { header: "x-client-id", variable: "BOREALIS_CLIENT_ID", secret: false },
    apiKey: { header: "x-api-key", variable: "BOREALIS_API_KEY" },
  },
};

interface WireRequest {
  user_id: string;
  filter_on?: { display_name?: string }[];
  extra_data?: { [key: string]: unknown };
  labels?: { [key: string]: { display_name?: string } };
}

interface WireSuccess {
  link_token: string;
  web_url?: string;
  expires?: string;
  request_id?: string;
}

export const createToken: Operation<WireRequest, WireSuccess, { detail?: unknown }> = {
  id: "create_token",
  method: "POST",
  path: "/v2/link/token",
  modes: inputModes({ any: { required: ["user_id"] } }),
  result: {
    token: "/link_token",
    url: "/web_url",
    optional: ["url"],
    requestId: "/request_id",
    expiresAt: dateTimeExpiry("/expires"),
  },
  error: { message: "/detail" },
  naming: renamedKeys({
    tables: {
      Request: {
        userId: "user_id",
        filterOn: { key: "filter_on", table: "Filter" },
        extraData: "extra_data",
        labels: { key: "labels", table: "Filter", map: true },
      },
      Filter: { displayName: "display_name", children: { key: "children", table: "Filter" } },
      Response: {
        linkToken: "link_token",
        webUrl: "web_url",
        requestId: "request_id",
        filterOn: { key: "filter_on", table: "Filter" },
      },
    },
    request: "Request",
    response: "Response",
  }),
};
