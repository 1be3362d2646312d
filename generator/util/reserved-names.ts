/**
 * Names that generated modules import or take from the platform. A package's own exports must not
 * shadow them; `test/emit` holds this list against what the emitters really use.
 */
export const reservedNames: ReadonlySet<string> = new Set([
  // TypeScript's own words for types, and the globals that type expressions use.
  ...["any", "bigint", "boolean", "never", "null", "number", "object", "string", "symbol"],
  ...["undefined", "unknown", "void", "Array", "Date", "NonNullable", "Promise", "Record"],
  // @linkmint/runtime and openapi-fetch.
  ...["CallOptions", "Caller", "Client", "ClientOptions", "Credential", "LinkToken"],
  ...["LinkTokenError", "Operation", "Provider", "Unlisted", "createCaller", "createFetchClient"],
  ...["fetchClientOptions", "unlisted"],
  // openapi-typescript.
  ...["$defs", "components", "operations", "paths", "webhooks"],
]);
