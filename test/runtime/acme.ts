import {
  createCaller,
  documentedExpiry,
  fetchClientOptions,
  inputModes,
  type Caller,
  type CallOptions,
  type ClientOptions,
  type Credential,
  type LinkPromise,
  type LinkProvider,
  type LinkToken,
  type Operation,
  type Provider,
} from "../../templates/runtime/src/index.js";

/** A client as the generator writes it: one server, a bearer token, two modes that exclude each other. */
export class Acme implements LinkProvider<TenantRequest | AccountRequest, AcmeLinkToken> {
  readonly #caller: Caller;

  readonly linkToken = {
    createForTenant: (
      input: TenantRequest,
      options?: AcmeCallOptions,
    ): LinkPromise<LinkTokenResponse> =>
      this.#caller.send({ operation: createLinkToken, mode: "connect", input, options }),
  };

  constructor(options: AcmeOptions = {}) {
    this.#caller = createCaller(acme, options);
  }

  createLinkToken(
    input: TenantRequest | AccountRequest,
    options?: AcmeCallOptions,
  ): LinkPromise<AcmeLinkToken> {
    return this.#caller.mint({ operation: createLinkToken, input, options });
  }
}

export interface AcmeOptions extends ClientOptions {
  token?: Credential | undefined;
}

export interface AcmeCallOptions extends CallOptions {
  token?: Credential | undefined;
}

export interface AcmeLinkToken extends LinkToken<LinkTokenResponse> {
  readonly token: string;
  readonly expiresAt: Date;
}

export interface TenantRequest {
  tenant_id: string;
  region?: string | undefined;
  context?: Record<string, unknown> | undefined;
  account_id?: undefined;
}

export interface AccountRequest {
  account_id: string;
  tenant_id?: undefined;
  region?: undefined;
}

export interface LinkTokenResponse {
  link_token: string;
}

export const acme: Provider = {
  id: "acme",
  name: "Acme",
  servers: { production: { url: "https://api.acme.example" } },
  baseUrlVariable: "ACME_BASE_URL",
  credentials: {
    token: { header: "authorization", prefix: "Bearer ", variable: "ACME_API_TOKEN" },
  },
  headers: { "acme-version": "2026-11-22" },
};

interface WireRequest {
  tenant_id?: string;
  account_id?: string;
  region?: "east" | "west";
  context?: { [key: string]: unknown };
}

interface WireFailure {
  error?: string;
  message?: string;
  request_id?: string;
}

export const createLinkToken: Operation<WireRequest, LinkTokenResponse, WireFailure> = {
  id: "createLinkToken",
  method: "POST",
  path: "/link-token",
  modes: inputModes({
    connect: { required: ["tenant_id"], forbidden: ["account_id"] },
    reauthorize: { required: ["account_id"], forbidden: ["tenant_id", "region"] },
  }),
  result: { token: "/link_token", expiresAt: documentedExpiry(604_800) },
  error: { code: "/error", message: "/message", requestId: "/request_id" },
  sensitive: ["link_token"],
};

/** What the generated `createAcmeFetchClient` gives to openapi-fetch. */
export const acmeFetchClientOptions = (options: AcmeOptions = {}) =>
  fetchClientOptions(acme, options, [createLinkToken]);
