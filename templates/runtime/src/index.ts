export type { ResponseReader } from "./response-reader.js";
export type { BodyEncoding } from "./body-encoding.js";
export { alternatives } from "./alternatives.js";
export type { Addition, Attempt, Authentication, Scheme, Security } from "./authentication.js";
export { basicCredentials } from "./basic-credentials.js";
export type { CallOptions, Limits } from "./call-options.js";
export type { Call } from "./call.js";
export { clientCredentials } from "./client-credentials.js";
export type { ClientOptions, Fetch, FetchResponse, FetchInit } from "./client-options.js";
export { createCaller, type Caller } from "./create-caller.js";
export type { Credential } from "./credential.js";
export { expiryByMode } from "./expiry-by-mode.js";
export type { DescribedSchema } from "./described-schema.js";
export type {
  CredentialDescription,
  EnvironmentDescription,
  OptionDescription,
  ProviderDescription,
  SchemeDescription,
} from "./description.js";
export {
  dateTimeExpiry,
  documentedExpiry,
  numberExpiry,
  requestExpiry,
  writtenExpiry,
} from "./expiry.js";
export { findOperation } from "./find-operation.js";
export { isSecretName } from "./find-secrets.js";
export { fetchClientOptions, type FetchClientOptions } from "./fetch-client-options.js";
export { openFetchClient } from "./open-fetch-client.js";
export { formBody, type FormStyle } from "./form-body.js";
export type { Hooks, RequestView, ResponseView, RetryView } from "./hooks.js";
export { inputModes } from "./input-modes.js";
export { isExpired } from "./is-expired.js";
export { keyPrefixes } from "./key-prefixes.js";
export type { LinkPromise, SentRequest, WithResponse } from "./link-promise.js";
export { pickProvider, type LinkProvider } from "./link-provider.js";
export {
  type AnyLinkTokenError,
  isLinkTokenError,
  LinkTokenAbortError,
  LinkTokenAuthenticationError,
  LinkTokenConfigurationError,
  LinkTokenConnectionError,
  LinkTokenError,
  type LinkTokenErrorDetails,
  type LinkTokenErrorKind,
  LinkTokenInputError,
  LinkTokenInvalidRequestError,
  LinkTokenNotFoundError,
  LinkTokenPermissionError,
  LinkTokenRateLimitError,
  LinkTokenServerError,
  LinkTokenTimeoutError,
  LinkTokenUnexpectedResponseError,
} from "./link-token-error.js";
export type { LinkToken } from "./link-token.js";
export type {
  ErrorPointers,
  Expiry,
  Keys,
  KeyTable,
  Misfit,
  Mode,
  Modes,
  Naming,
  NestedKey,
  Operation,
  PointerTo,
  ResultPointers,
  Retry,
} from "./operation.js";
export type {
  ExampleDescription,
  ExpiryDescription,
  ModeDescription,
  OperationDescription,
  ParameterDescription,
  RequestDescription,
  ResponseDescription,
  ResultDescription,
  RetryDescription,
} from "./operation-description.js";
export type {
  FilledParameters,
  ParameterSource,
  ParametersByLocation,
  RequestParameters,
  WritableParameter,
} from "./parameters.js";
export { requestParameters } from "./request-parameters.js";
export { publicName } from "./public-name.js";
export { queryKey } from "./query-key.js";
export { problemDetails, type ProblemReader } from "./problem-details.js";
export { redact, redacted } from "./redact.js";
export { readStrictJson, type StrictJson } from "./read-strict-json.js";
export { renamedKeys } from "./renamed-keys.js";
export type { CredentialPlacement, KeyCheck, Provider, Server } from "./provider.js";
export { retryCodes } from "./retry-codes.js";
export { retryHeader } from "./retry-header.js";
export { safe, type Safe } from "./safe.js";
export { schemes } from "./schemes.js";
export { signedHeader, type Signer } from "./signed-header.js";
export type { StandardIssue, StandardResult, StandardSchema } from "./standard-schema.js";
export { textResponse } from "./text-response.js";
export { unlisted, type Unlisted } from "./unlisted.js";
export { createValidator, type ValidationResult, type Validator } from "./create-validator.js";
export type {
  Definitions,
  InputMode,
  InputSchema,
  ValueSchema,
} from "./validation/input-schema.js";
export { writeParameter, type WrittenParameter } from "./write-parameter.js";
