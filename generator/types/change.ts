import type { Span } from "./diagnostic.js";

/** How far a change moves the version of a package (semver.org). */
export type Severity = "major" | "minor" | "patch";

/** Whether a caller writes a value or reads it: what widens the one may break the other. */
export type Side = "request" | "response";

/** What can happen to a schema; it means one thing where values are sent and another where they are read. */
export const schemaFactNames = [
  "additional-properties-allowed",
  "additional-properties-forbidden",
  "alternative-added",
  "alternative-removed",
  "became-deprecated",
  "became-not-nullable",
  "became-nullable",
  "became-sensitive",
  "composition-changed",
  "default-added",
  "default-changed",
  "default-removed",
  "enum-added",
  "enum-closed",
  "enum-member-added",
  "enum-member-removed",
  "enum-opened",
  "enum-removed",
  "format-changed",
  "format-narrowed",
  "format-widened",
  "limit-loosened",
  "limit-tightened",
  "no-longer-deprecated",
  "no-longer-sensitive",
  "open-enum-member-added",
  "pattern-changed",
  "property-added",
  "property-became-optional",
  "property-became-required",
  "property-removed",
  "required-property-added",
  "rule-added",
  "rule-changed",
  "rule-removed",
  "type-changed",
  "type-narrowed",
  "type-widened",
] as const;

export type SchemaFact = (typeof schemaFactNames)[number];

export type SchemaChangeCode = `${Side}-${SchemaFact}`;

/** What can happen to a call besides the schemas of its bodies. */
export const callChangeCodes = [
  "encoding-changed",
  "error-response-added",
  "error-response-removed",
  "operation-added",
  "operation-deprecated",
  "operation-moved",
  "operation-no-longer-deprecated",
  "operation-removed",
  "parameter-added",
  "parameter-became-optional",
  "parameter-became-required",
  "parameter-removed",
  "parameter-style-changed",
  "request-body-added",
  "request-body-became-optional",
  "request-body-became-required",
  "request-body-removed",
  "request-media-type-added",
  "request-media-type-removed",
  "required-parameter-added",
  "required-request-body-added",
  "response-header-added",
  "response-header-became-optional",
  "response-header-became-required",
  "response-header-removed",
  "response-header-style-changed",
  "response-media-type-added",
  "response-media-type-removed",
  "security-alternative-added",
  "security-alternative-removed",
  "security-scheme-added",
  "security-scheme-changed",
  "security-scheme-removed",
  "security-scope-added",
  "security-scope-removed",
  "server-added",
  "server-removed",
  "server-url-changed",
  "server-variables-changed",
  "success-response-added",
  "success-response-removed",
  "success-status-changed",
] as const;

export type CallChangeCode = (typeof callChangeCodes)[number];

/** What can lie between a spec and a provider's own document: everything that shows on the wire. */
export type WireChangeCode = SchemaChangeCode | CallChangeCode;

export const wireChangeCodes: readonly WireChangeCode[] = [
  ...callChangeCodes,
  ...schemaFactNames.flatMap((fact): SchemaChangeCode[] => [`request-${fact}`, `response-${fact}`]),
];

/** The changes to something that has a name and no place of its own in the spec: a new property, a member of an enum. */
export const namedChangeCodes: readonly WireChangeCode[] = wireChangeCodes.filter((code) =>
  /(?:property|member|parameter|server|media-type|header|response)-added$|member-removed$/u.test(
    code,
  ),
);

/** What can happen to the package that a spec gives, where the wire stays as it is. */
export type ApiChangeCode =
  | "client-authentication-changed"
  | "client-renamed"
  | "constant-header-changed"
  | "credential-option-added"
  | "credential-option-removed"
  | "credential-option-renamed"
  | "credential-prefix-changed"
  | "credential-secrecy-changed"
  | "credential-signing-changed"
  | "default-environment-changed"
  | "environment-renamed"
  | "environment-variable-added"
  | "environment-variable-changed"
  | "environment-variable-removed"
  | "environments-renamed"
  | "error-field-added"
  | "error-field-changed"
  | "error-field-removed"
  | "expiry-changed"
  | "exported-type-removed"
  | "idempotency-header-changed"
  | "key-prefix-added"
  | "key-prefix-removed"
  | "method-added"
  | "method-removed"
  | "method-renamed"
  | "mode-added"
  | "mode-alternatives-changed"
  | "mode-forbids-less"
  | "mode-forbids-more"
  | "mode-lifetime-changed"
  | "mode-removed"
  | "mode-requires-less"
  | "mode-requires-more"
  | "modes-introduced"
  | "naming-changed"
  | "operation-id-changed"
  | "parameter-source-changed"
  | "primary-operation-changed"
  | "provider-name-changed"
  | "result-field-added"
  | "result-field-changed"
  | "result-field-removed"
  | "retry-changed"
  | "single-use-changed";

/** Every change that `diff` tells. `diff/catalog` must document each, or it does not compile. */
export type ChangeCode = WireChangeCode | ApiChangeCode;

/** Where one of the two documents speaks of a change: the value itself, or what is nearest to it. */
export interface ChangePlace {
  /** The file, as the user would write it. */
  readonly path: string;
  /** JSON Pointer into the document. */
  readonly pointer: string;
  readonly span?: Span;
}

/** One change between two documents, and what it means for a caller. */
export interface Change {
  readonly code: ChangeCode;
  readonly severity: Severity;
  /** What changed, for people: `POST /link/token request.user.country`. */
  readonly where: string;
  /** Where else the same part of the documents is used. */
  readonly also?: readonly string[];
  /** A sentence on what is different. */
  readonly message: string;
  /** What a caller must do. */
  readonly action: string;
  readonly before: ChangePlace;
  readonly after: ChangePlace;
}
