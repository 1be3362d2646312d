import type { OperationPlace } from "../../openapi/operations.js";
import type { ObjectPlace, Resolve } from "../../openapi/reference.js";
import type { Node } from "../../openapi/view/view.js";
import type { CallChangeCode } from "../../types/change.js";
import type { OpenApi } from "../../types/openapi.js";
import type { Finding } from "../revision.js";
import type { SchemaComparer } from "../schema/compare-schemas.js";
import type { Hidden } from "../schema/pair.js";

/** An operation that both documents have. */
export interface CallPair {
  readonly before: Call;
  readonly after: Call;
  /** What people call it: `POST /link/token`. */
  readonly where: string;
  readonly comparer: SchemaComparer;
  /** Whether each has a package, which does not offer the parameters that its spec omits. */
  readonly areSpecs: boolean;
  /** Properties of the request body that the package does not offer. */
  readonly hidden?: Hidden;
}

/** An operation and the document it stands in. */
export interface Call extends OperationPlace {
  readonly root: OpenApi;
  readonly resolve: Resolve;
}

/** A part of a call, and what resolves the references in it. */
export interface CallPart extends ObjectPlace {
  readonly resolve: Resolve;
}

/** Two values for one thing, wherever each stands. */
export interface Pointers {
  readonly before: string;
  readonly after: string;
}

/** A finding about a call. */
export function found(
  code: CallChangeCode,
  where: string,
  message: string,
  pointers: Pointers,
): Finding {
  const { before, after } = pointers;
  return { code, where, message, before, after };
}

/** What is told where one alone of two objects says `required`. */
export function compareRequired(
  { before, after, where }: { before: ObjectPlace; after: ObjectPlace; where: string },
  told: Readonly<Record<"required" | "optional", readonly [CallChangeCode, string]>>,
  suffix = "",
): Finding[] {
  const [was, is] = [before, after].map(({ value }) => value["required"] === true);
  if (was === is) return [];
  const [code, message] = is === true ? told.required : told.optional;
  const pointers = { before: before.pointer + suffix, after: after.pointer + suffix };
  return [found(code, where, message, pointers)];
}

/** The schema of a parameter, a header or a media type; anything where there is none. */
export function schemaNode({ value, pointer }: ObjectPlace): Node {
  const schema = value["schema"];
  return [
    { schema: schema ?? true, pointer: schema === undefined ? pointer : `${pointer}/schema` },
  ];
}
