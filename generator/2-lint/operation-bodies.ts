import type { MediaType, Schema } from "../types/openapi.js";
import { toPointer } from "../util/pointer.js";
import { jsonMediaType, requestMediaType } from "../util/media-type.js";
import { failureStatus, successStatus } from "../util/schema.js";
import type { LintContext, TokenOperation } from "./build-context.js";
import { isResolvable } from "./is-resolvable.js";

/** A body of an operation that its pointers and modes speak of. */
export interface Body {
  readonly pointer: string;
  readonly schema: Schema;
  /** Whether every reference leads somewhere, so that what the schema lacks is really missing. */
  readonly resolvable: boolean;
}

/** The body of an operation's requests, JSON or a form, where it has one with a schema. */
export function requestBody(context: LintContext, { pointer, operation }: TokenOperation) {
  const at = `${pointer}/requestBody/content`;
  const content = operation.requestBody?.content;
  return toBody(context, { at, content, mediaType: requestMediaType(content) });
}

/** The JSON body of an operation's first 2xx response, where it has one with a schema. */
export function successBody(context: LintContext, { pointer, operation }: TokenOperation) {
  const responses = operation.responses ?? {};
  const status = successStatus(responses) ?? "";
  const at = pointer + toPointer(["responses", status, "content"]);
  const content = contentOf(responses, status);
  return toBody(context, { at, content, mediaType: jsonMediaType(content) });
}

/** The JSON body that tells of failures, where there is one with a schema. */
export function failureBody(context: LintContext, { pointer, operation }: TokenOperation) {
  const responses = operation.responses ?? {};
  const status = failureStatus(responses) ?? "";
  const at = pointer + toPointer(["responses", status, "content"]);
  const content = contentOf(responses, status);
  return toBody(context, { at, content, mediaType: jsonMediaType(content) });
}

type Content = Readonly<Record<string, MediaType>> | undefined;

function contentOf(
  responses: NonNullable<TokenOperation["operation"]["responses"]>,
  status: string,
): Content {
  return Object.hasOwn(responses, status) ? responses[status]?.content : undefined;
}

interface Described {
  readonly at: string;
  readonly content: Content;
  readonly mediaType: string | undefined;
}

function toBody(
  context: LintContext,
  { at, content, mediaType = "" }: Described,
): Body | undefined {
  const schema = content?.[mediaType]?.schema;
  if (schema === undefined) return undefined;
  const pointer = at + toPointer([mediaType, "schema"]);
  return { pointer, schema, resolvable: isResolvable(context, schema) };
}
