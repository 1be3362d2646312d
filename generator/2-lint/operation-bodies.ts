import type { MediaType, Schema } from "../types/openapi.js";
import { toPointer } from "../util/pointer.js";
import { failureStatus, jsonMediaType, successStatus } from "../util/schema.js";
import type { LintContext, TokenOperation } from "./build-context.js";
import { isResolvable } from "./is-resolvable.js";

/** A body of an operation that its pointers and modes speak of. */
export interface Body {
  readonly pointer: string;
  readonly schema: Schema;
  /** Whether every reference leads somewhere, so that what the schema lacks is really missing. */
  readonly resolvable: boolean;
}

/** The JSON body of an operation's requests, where it has one with a schema. */
export function requestBody(context: LintContext, { pointer, operation }: TokenOperation) {
  const at = `${pointer}/requestBody/content`;
  return toBody(context, { at, content: operation.requestBody?.content });
}

/** The JSON body of an operation's first 2xx response, where it has one with a schema. */
export function successBody(context: LintContext, { pointer, operation }: TokenOperation) {
  const responses = operation.responses ?? {};
  const status = successStatus(responses) ?? "";
  const at = pointer + toPointer(["responses", status, "content"]);
  return toBody(context, { at, content: contentOf(responses, status) });
}

/** The JSON body that tells of failures, where there is one with a schema. */
export function failureBody(context: LintContext, { pointer, operation }: TokenOperation) {
  const responses = operation.responses ?? {};
  const status = failureStatus(responses) ?? "";
  const at = pointer + toPointer(["responses", status, "content"]);
  return toBody(context, { at, content: contentOf(responses, status) });
}

type Content = Readonly<Record<string, MediaType>> | undefined;

function contentOf(
  responses: NonNullable<TokenOperation["operation"]["responses"]>,
  status: string,
): Content {
  return Object.hasOwn(responses, status) ? responses[status]?.content : undefined;
}

function toBody(
  context: LintContext,
  { at, content }: { readonly at: string; readonly content: Content },
): Body | undefined {
  const mediaType = jsonMediaType(content) ?? "";
  const schema = content?.[mediaType]?.schema;
  if (schema === undefined) return undefined;
  const pointer = at + toPointer([mediaType, "schema"]);
  return { pointer, schema, resolvable: isResolvable(context, schema) };
}
