import type { MediaType, OpenApi, Schema } from "../../types/openapi.js";
import { toPointer } from "../../util/pointer.js";
import { jsonMediaType, requestMediaType } from "../../util/media-type.js";
import { resolveSchema, successStatus } from "../../util/schema.js";
import type { LintContext, TokenOperation } from "../build-context.js";
import { type Body, requestBody, successBody } from "../operation-bodies.js";
import type { Problem } from "../problem.js";

/** Operations take an object as JSON or as a form, or nothing, and answer with a JSON object. */
export function* supportedBodies(context: LintContext): Iterable<Problem> {
  for (const operation of context.operations) {
    yield* request(context, operation);
    yield* success(context, operation);
  }
}

function* request(context: LintContext, token: TokenOperation): Iterable<Problem> {
  const { name, method, pointer, operation } = token;
  if (operation.requestBody === undefined || "$ref" in operation.requestBody) return;
  if (method === "get") {
    yield {
      code: "unsupported-body",
      pointer: `${pointer}/requestBody`,
      part: "key",
      message: `${name} has a request body, which GET cannot carry.`,
      help: "remove the body, or correct the method",
    };
    return;
  }
  const { content } = operation.requestBody;
  yield* undescribed({
    at: `${pointer}/requestBody/content`,
    content,
    name: `The request body of ${name}`,
    mediaType: requestMediaType(content),
    forms: "application/json or application/x-www-form-urlencoded",
  });
  yield* notObject(context, requestBody(context, token), `The request body of ${name}`);
}

function* success(context: LintContext, token: TokenOperation): Iterable<Problem> {
  const { name, pointer, operation } = token;
  const responses = operation.responses ?? {};
  const status = successStatus(responses);
  if (status === undefined) {
    yield {
      code: "unsupported-body",
      pointer: `${pointer}/responses`,
      part: "key",
      message: `${name} describes no success response, such as "200".`,
      help: "add the response under its status, with a JSON body",
    };
    return;
  }
  const { [status]: response = {} } = responses;
  if ("$ref" in response) return;
  const at = pointer + toPointer(["responses", status, "content"]);
  const { content } = response;
  yield* undescribed({
    at,
    content,
    name: `The success body of ${name}`,
    mediaType: jsonMediaType(content),
    forms: "application/json",
  });
  yield* notObject(context, successBody(context, token), `The success body of ${name}`);
}

function* notObject(
  { spec }: LintContext,
  body: Body | undefined,
  name: string,
): Iterable<Problem> {
  if (body === undefined || !body.resolvable || isObjectSchema(spec, body.schema)) return;
  yield {
    code: "unsupported-body",
    pointer: body.pointer,
    part: "key",
    message: `${name} is no object.`,
    help: "describe it as type: object with its properties",
  };
}

function* undescribed({ at, content, name, mediaType, forms }: NamedContent): Iterable<Problem> {
  const media = content?.[mediaType ?? ""];
  if (mediaType === undefined || media === undefined) {
    yield {
      code: "unsupported-body",
      pointer: at,
      part: "key",
      message: `${name} is not described as ${forms}.`,
      help: `describe it under content, as ${forms}`,
    };
  } else if (media.schema === undefined) {
    yield {
      code: "missing-schema",
      pointer: at + toPointer([mediaType, "schema"]),
      part: "key",
      message: `${name} has no schema.`,
      help: "add its schema",
    };
  }
}

interface NamedContent {
  readonly at: string;
  readonly content: Readonly<Record<string, MediaType>> | undefined;
  readonly name: string;
  /** The one that packages write or read, if there is such a one. */
  readonly mediaType: string | undefined;
  /** Those that there might be. */
  readonly forms: string;
}

/** Whether all values of a schema are objects; a null besides does not count. */
function isObjectSchema(spec: OpenApi, schema: Schema): boolean {
  const resolved = resolveSchema(spec, schema) ?? {};
  const types = [resolved.type ?? []].flat().filter((type) => type !== "null");
  if (types.length > 0) return types.every((type) => type === "object");
  const { allOf = [], anyOf = [], oneOf = [] } = resolved;
  const branches = [...anyOf, ...oneOf].filter(
    (each) => resolveSchema(spec, each)?.type !== "null",
  );
  return (
    resolved.properties !== undefined ||
    allOf.some((part) => isObjectSchema(spec, part)) ||
    (branches.length > 0 && branches.every((branch) => isObjectSchema(spec, branch)))
  );
}
