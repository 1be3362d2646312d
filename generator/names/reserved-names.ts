/**
 * Names that generated modules import or take from the platform. A package's own exports must not
 * shadow them; `test/emit` holds this list against what the emitters really use.
 */
export const reservedNames: ReadonlySet<string> = new Set([
  // TypeScript's own words for types, and the globals that type expressions use.
  ...["any", "bigint", "boolean", "never", "null", "number", "object", "string", "symbol"],
  ...["undefined", "unknown", "void", "Array", "Date", "NonNullable", "Promise", "Record"],
  // @linkmint/runtime and openapi-fetch.
  ...["AnyLinkTokenError", "CallOptions", "Caller", "Client", "ClientOptions", "Credential"],
  ...["LinkPromise", "LinkProvider", "LinkToken", "LinkTokenAbortError"],
  ...["LinkTokenAuthenticationError", "LinkTokenConfigurationError", "LinkTokenConnectionError"],
  ...["LinkTokenError", "LinkTokenErrorKind", "LinkTokenInputError"],
  ...["LinkTokenInvalidRequestError", "LinkTokenNotFoundError", "LinkTokenPermissionError"],
  ...["LinkTokenRateLimitError", "LinkTokenServerError", "LinkTokenTimeoutError"],
  ...["LinkTokenUnexpectedAnswerError", "Operation", "Provider", "RequestView", "ResponseView"],
  ...["RetryView", "Safe", "Unlisted", "WithResponse", "createCaller", "createFetchClient"],
  ...["isExpired", "isLinkTokenError", "openFetchClient", "pickProvider", "safe", "unlisted"],
  ...[
    "documentedExpiry",
    "expiryByMode",
    "fieldExpiry",
    "inputModes",
    "keyPrefixes",
    "renamedKeys",
  ],
  ...["requestExpiry", "requestParameters", "writtenExpiry"],
  ...["formBody", "problemDetails", "textAnswer"],
  ...["alternatives", "basicCredentials", "clientCredentials", "queryKey", "schemes"],
  ...["Signer", "signedHeader"],
  ...[
    "Definitions",
    "Validator",
    "createValidator",
    "definitions",
    "otherDefinitions",
    "validators",
  ],
  // openapi-typescript.
  ...["$defs", "components", "operations", "paths", "webhooks"],
]);
