/** What Redocly's rules find in a document, whoever reads it. */
export const openApiCodes = [
  "openapi-no-enum-type-mismatch",
  "openapi-no-example-value-and-externalValue",
  "openapi-no-identical-paths",
  "openapi-no-invalid-media-type-examples",
  "openapi-no-invalid-parameter-examples",
  "openapi-no-invalid-schema-examples",
  "openapi-no-schema-type-mismatch",
  "openapi-no-server-trailing-slash",
  "openapi-no-unused-components",
  "openapi-operation-parameters-unique",
  "openapi-path-declaration-must-exist",
  "openapi-path-parameters-defined",
  "openapi-security-defined",
  "openapi-struct",
] as const;

/** A code of what Redocly's rules find. */
export type OpenApiCode = (typeof openApiCodes)[number];

/** What is merely suspicious: it is said, and stands in the way of nothing. */
export const warningCodes = [
  "contradicting-lifetime",
  "departing-case",
  "missing-description",
  "undecided-result",
  "undecided-security",
  "undeclared-lifetime",
  "undeclared-open-enum",
  "unenforced-exclusion",
  "unenforced-requirement",
  "unlisted-values",
  "unmarked-secret",
  "unread-retry-codes",
  "unused-allowance",
  "unused-credential",
  ...openApiCodes,
] as const;

/** A code of a warning. */
export type WarningCode = (typeof warningCodes)[number];
