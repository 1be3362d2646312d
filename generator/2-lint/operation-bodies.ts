import { innerSchemas } from "../openapi/keywords.js";
import { requestMediaOf } from "../openapi/operations.js";
import { toPointer } from "../openapi/pointer.js";
import {
  type ReadableResponse,
  responsesWithSchema,
  failureResponses,
  joinedSchema,
  successResponses,
} from "../openapi/responses.js";
import { referencedComponent, resolveSchema } from "../openapi/schema.js";
import type { Schema, OpenApi } from "../types/openapi.js";
import type { LintContext, TokenOperation } from "./build-context.js";

/** A body of an operation that its pointers and modes speak of. */
export interface Body {
  /** Where its schema stands; of several, the first one's. */
  readonly pointer: string;
  readonly schema: Schema;
  /** Whether every reference leads somewhere, so that what the schema lacks is really missing. */
  readonly resolvable: boolean;
}

/** The body of an operation's requests, JSON or a form, where it has one with a schema. */
export function requestBody(context: LintContext, operation: TokenOperation): Body | undefined {
  const { media, pointer } = requestMediaOf(operation) ?? {};
  const schema = media?.schema;
  if (schema === undefined) return undefined;
  return { pointer: `${pointer}/schema`, schema, resolvable: isResolvable(context, schema) };
}

/** The body of an operation's successes, JSON or text, where it has one with a schema. */
export function successBody(context: LintContext, token: TokenOperation): Body | undefined {
  return joinedBody(context, token, successResponses(token.operation.responses ?? {}));
}

/** The body of one of several responses. */
export interface ResponseBody extends Body {
  readonly mediaType: string;
}

/** The body of each success, where it has one with a schema. */
export function successBodies(context: LintContext, token: TokenOperation): ResponseBody[] {
  return successResponses(token.operation.responses ?? {}).flatMap((response) => {
    const body = joinedBody(context, token, [response]);
    return body === undefined ? [] : [{ ...body, mediaType: response.mediaType }];
  });
}

/** The JSON body that tells of failures, where there is one with a schema. */
export function failureBody(context: LintContext, token: TokenOperation): Body | undefined {
  return joinedBody(context, token, failureResponses(token.operation.responses ?? {}));
}

/** The body of whichever of these responses comes. */
function joinedBody(
  context: LintContext,
  { pointer }: TokenOperation,
  responses: readonly ReadableResponse[],
): Body | undefined {
  const described = responsesWithSchema(responses);
  const [first] = described;
  const schema = joinedSchema(described);
  if (first === undefined || schema === undefined) return undefined;
  const { status, mediaType } = first;
  const at = pointer + toPointer(["responses", status, "content", mediaType, "schema"]);
  return { pointer: at, schema, resolvable: isResolvable(context, schema) };
}

/**
 * Whether every reference that a schema reaches leads to a schema, and none to one of the `circular` ones: only then is
 * what it seems to lack really missing.
 */
export function isResolvable(
  { spec, circular }: { readonly spec: OpenApi; readonly circular: ReadonlySet<string> },
  schema: Schema,
): boolean {
  const pending = [schema];
  const seen = new Set<Schema>();
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    const resolved = leadsAstray(part, circular) ? undefined : resolveSchema(spec, part);
    if (resolved === undefined) return false;
    if (seen.has(resolved)) continue;
    seen.add(resolved);
    pending.push(...innerSchemas(resolved));
  }
  return true;
}

function leadsAstray(schema: Schema, circular: ReadonlySet<string>): boolean {
  if (schema.$ref === undefined) return false;
  const key = referencedComponent(schema);
  return key === undefined || circular.has(key);
}
