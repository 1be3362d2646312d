import type { apiChanges } from "./api-changes.js";
import { callChanges } from "./call-changes.js";
import type { Severity } from "./change-text.js";
import type { Span } from "./diagnostic.js";
import { schemaFacts } from "./schema-facts.js";

/** Whether a caller writes a value or reads it: what widens the one may break the other. */
export type Side = "request" | "response";

export type SchemaFact = keyof typeof schemaFacts;

/** What happens to schemas, by its names. */
export const schemaFactNames = Object.keys(schemaFacts) as SchemaFact[];

export type SchemaChangeCode = `${Side}-${SchemaFact}`;

export type CallChangeCode = keyof typeof callChanges;

/** What can lie between a spec and a provider's own document: everything that shows on the wire. */
export type WireChangeCode = SchemaChangeCode | CallChangeCode;

export const wireChangeCodes: readonly WireChangeCode[] = [
  ...(Object.keys(callChanges) as CallChangeCode[]),
  ...schemaFactNames.flatMap((fact): SchemaChangeCode[] => [`request-${fact}`, `response-${fact}`]),
];

/** The changes to something that has a name and no place of its own in the spec: a new property, a member of an enum. */
export const namedChangeCodes: readonly WireChangeCode[] = wireChangeCodes.filter((code) =>
  /(?:property|member|parameter|server|media-type|header|response)-added$|member-removed$/u.test(
    code,
  ),
);

export type ApiChangeCode = keyof typeof apiChanges;

/** Every change that `diff` tells. Each is documented where it is named. */
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
