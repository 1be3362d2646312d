export type { CallOptions } from "./call-options.js";
export type { Call } from "./call.js";
export type { ClientOptions, Fetch } from "./client-options.js";
export { createCaller, type Caller } from "./create-caller.js";
export type { Credential } from "./credential.js";
export { fetchClientOptions, type FetchClientOptions } from "./fetch-client-options.js";
export {
  isLinkTokenError,
  LinkTokenError,
  type LinkTokenErrorDetails,
  type LinkTokenErrorKind,
} from "./link-token-error.js";
export type { LinkToken } from "./link-token.js";
export type {
  ErrorPointers,
  Expiry,
  Keys,
  KeyTable,
  Mode,
  NestedKey,
  Operation,
  PointerTo,
  ResultPointers,
} from "./operation.js";
export type { CredentialPlacement, Provider, Server } from "./provider.js";
export { unlisted, type Unlisted } from "./unlisted.js";
