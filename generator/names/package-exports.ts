/** The values that every package exports of the runtime, so that nobody has to know that there is one. */
export const runtimeValues: readonly string[] = [
  ...["isExpired", "isLinkTokenError", "LinkTokenAbortError", "LinkTokenAuthenticationError"],
  ...["LinkTokenConfigurationError", "LinkTokenConnectionError", "LinkTokenError"],
  ...["LinkTokenInputError", "LinkTokenInvalidRequestError", "LinkTokenNotFoundError"],
  ...["LinkTokenPermissionError", "LinkTokenRateLimitError", "LinkTokenServerError"],
  ...["LinkTokenTimeoutError", "LinkTokenUnexpectedResponseError", "pickProvider", "safe"],
  "unlisted",
];

/** The types of the runtime that users of a package may want to name. */
export const runtimeTypes: readonly string[] = [
  ...["AnyLinkTokenError", "CallOptions", "ClientOptions", "LinkPromise", "LinkProvider"],
  ...["LinkToken", "LinkTokenErrorKind", "RequestView", "ResponseView", "RetryView", "Safe"],
  ...["Unlisted", "Validator", "WithResponse"],
];

/** What a credential is; a package exports those that it has options of. */
export const credentialTypes = { value: "Credential", function: "Signer" } as const;

/** The types of `schema.ts` that a package exports. */
export const schemaTypes: readonly string[] = ["components", "operations", "paths"];

/** Words and globals that generated code reads as types. */
const platformTypes = [
  ...["any", "bigint", "boolean", "never", "null", "number", "object", "string", "symbol"],
  ...["undefined", "unknown", "void", "Array", "Date", "NonNullable", "Promise", "Record"],
];

/** Built-ins that code beside the package would mistake for a client of that name. */
export const builtIns: ReadonlySet<string> = new Set([
  ...["AbortController", "AbortSignal", "BigInt", "Blob", "Boolean", "Buffer", "Error", "Event"],
  ...["EventTarget", "File", "FormData", "Function", "Headers", "Infinity", "Iterator", "JSON"],
  ...[
    "Map",
    "Math",
    "NaN",
    "Number",
    "Object",
    "Proxy",
    "Reflect",
    "RegExp",
    "Request",
    "Response",
  ],
  ...["Set", "String", "Symbol", "TypeError", "URL", "URLSearchParams", "WeakMap", "WebSocket"],
  ...["Awaited", "Exclude", "Extract", "Omit", "Parameters", "Partial", "Pick", "Readonly"],
  ...["Required", "ReturnType"],
]);

/** Names that a package has whatever its spec says: nothing else may be called so. */
export const reservedNames: ReadonlySet<string> = new Set([
  ...platformTypes,
  ...runtimeValues,
  ...runtimeTypes,
  ...Object.values(credentialTypes),
  ...schemaTypes,
  "validators",
]);
