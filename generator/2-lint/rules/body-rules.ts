import { quote, quoteList } from "../../diagnostics/quote.js";
import { didYouMean, suggest } from "../../diagnostics/suggest.js";
import { encodingFault } from "../../openapi/form-style.js";
import { isFormMediaType, jsonMediaType, requestMediaType } from "../../openapi/media-type.js";
import { requestMediaOf } from "../../openapi/operations.js";
import { toPointer } from "../../openapi/pointer.js";
import { successResponses, successStatuses } from "../../openapi/responses.js";
import { isTextSchema, schemaTypes } from "../../openapi/schema.js";
import type { MediaType, OpenApi, Schema } from "../../types/openapi.js";
import type { LintContext, TokenOperation, Rule } from "../build-context.js";
import type { Body, ResponseBody } from "../operation-bodies.js";
import { keyProblem, type Problem, valueProblem } from "../../diagnostics/problem.js";
import { eachOperation } from "../each.js";

/** What operations take and give. */
export const bodyRules: readonly Rule[] = eachOperation(
  supportedBodies,
  formEncodings,
  supportedResponses,
);

/** Operations take an object as JSON or as a form, or nothing. */
function* supportedBodies(operation: TokenOperation, context: LintContext): Iterable<Problem> {
  yield* request(context, operation);
}

function* request(context: LintContext, token: TokenOperation): Iterable<Problem> {
  const { name, method, pointer, operation } = token;
  if (operation.requestBody === undefined || "$ref" in operation.requestBody) return;
  if (method === "get") {
    yield keyProblem("unsupported-body", `${pointer}/requestBody`, [
      `${name} has a request body, which GET cannot carry.`,
      "remove the body, or correct the method",
    ]);
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
  yield* notObject(context, token.request, `The request body of ${name}`);
}

/** Operations response with a JSON object, or with a text. */
function* supportedResponses(token: TokenOperation, context: LintContext): Iterable<Problem> {
  const problems = [...missing(token)];
  yield* problems.length > 0 ? problems : unreadable(context, token);
}

/** A success has a body in a form that packages read. */
function* missing(token: TokenOperation): Iterable<Problem> {
  const { name, pointer, operation } = token;
  const responses = operation.responses ?? {};
  const statuses = successStatuses(responses);
  const [first] = statuses;
  const odd = Object.keys(responses).find((status) => !isStatus(status));
  if (odd !== undefined) {
    yield keyProblem("invalid-openapi", pointer + toPointer(["responses", odd]), [
      `${quote(odd)} is no status of a response.`,
      "write three digits such as 201, a range such as 4XX, or default",
    ]);
  } else if (first === undefined) {
    yield keyProblem("unsupported-body", `${pointer}/responses`, [
      `${name} describes no success response, such as "200".`,
      "add the response under its status, with a JSON body",
    ]);
  }
  if (odd !== undefined || first === undefined) return;
  // What stands behind a reference is reported elsewhere.
  if (statuses.some((status) => "$ref" in (responses[status] ?? {}))) return;
  const filled = statuses.find((status) => responses[status]?.content !== undefined);
  if (filled === undefined) {
    yield keyProblem("unsupported-body", pointer + toPointer(["responses", first]), [
      `${name} answers ${first} without a body, so that there is nothing to read.`,
      "describe the body under content, or take x-link-token off the operation",
    ]);
  } else if (token.successes.length === 0) {
    const [read] = successResponses(responses);
    const status = read?.status ?? filled;
    yield* undescribed({
      at: pointer + toPointer(["responses", status, "content"]),
      content: responses[status]?.content,
      name: `The success body of ${name}`,
      mediaType: read?.mediaType,
      forms: "application/json or text/plain",
    });
  }
}

function isStatus(key: string): boolean {
  return /^(?:[1-5](?:\d\d|XX)|default|x-.*)$/iu.test(key);
}

/** All successes are objects, or all are texts: one method gives the one or the other. */
function* unreadable(context: LintContext, token: TokenOperation): Iterable<Problem> {
  const name = `The success body of ${token.name}`;
  const { successes: bodies } = token;
  if (bodies.some(({ resolvable }) => !resolvable)) return;
  const isText = ({ schema }: ResponseBody): boolean => isTextSchema(context.expanded, schema);
  const texts = bodies.filter(isText);
  for (const body of bodies) {
    if (isText(body)) continue;
    if (jsonMediaType({ [body.mediaType]: {} }) === undefined) {
      yield keyProblem("unsupported-body", body.pointer, [
        `${name} is ${body.mediaType}, and its schema is not that of a text.`,
        "describe it as application/json, or its schema as type: string",
      ]);
    } else {
      yield* notObject(context, body, name);
    }
  }
  const [text] = texts;
  if (text !== undefined && texts.length < bodies.length) {
    yield keyProblem("unsupported-body", text.pointer, [
      `${name} is a text here, and none under another status.`,
      "describe the one that it really answers with",
    ]);
  }
}

/** What keeps a body from being an object, if anything that can be known. */
export function* notObject(
  { expanded: spec }: LintContext,
  body: Body | undefined,
  name: string,
): Iterable<Problem> {
  if (body === undefined || !body.resolvable || isObjectSchema(spec, body.schema)) return;
  yield keyProblem("unsupported-body", body.pointer, [
    `${name} is no object.`,
    "describe it as type: object with its properties",
  ]);
}

/** What keeps a body from being described in a form that packages write or read. */
export function* undescribed({
  at,
  content,
  name,
  mediaType,
  forms,
}: NamedContent): Iterable<Problem> {
  const media = content?.[mediaType ?? ""];
  const [key = "", near] =
    Object.keys(content ?? {})
      .map((each) => [each, suggest(each, mediaTypes, 2)] as const)
      .find(([each, meant]) => meant !== undefined && meant !== each) ?? [];
  if (media === undefined && near !== undefined) {
    yield {
      ...keyProblem("unsupported-body", at + toPointer([key]), [
        `${name} has the media type ${quote(key)}, which is not described as ${forms}.`,
        `did you mean ${near}?`,
      ]),
      repair: { kind: "replace", text: near },
    };
  } else if (mediaType === undefined || media === undefined) {
    yield keyProblem("unsupported-body", at, [
      `${name} is not described as ${forms}.`,
      `describe it under content, as ${forms}`,
    ]);
  } else if (media.schema === undefined) {
    yield keyProblem("missing-schema", at + toPointer([mediaType, "schema"]), [
      `${name} has no schema.`,
      "add its schema",
    ]);
  }
}

const mediaTypes = [
  ...["application/json", "application/x-www-form-urlencoded", "multipart/form-data"],
  ...["text/plain", "text/html", "application/xml", "application/octet-stream"],
];

/** A body, as it is spoken of. */
export interface NamedContent {
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
  const types = schemaTypes(spec, schema)?.filter((type) => type !== "null") ?? [];
  return types.length > 0 && types.every((type) => type === "object");
}

/** An encoding is for a property of its form, in a style that packages write. */
function* formEncodings(token: TokenOperation): Iterable<Problem> {
  const { request: body } = token;
  const { mediaType = "", media, pointer } = requestMediaOf(token) ?? {};
  const encoding = isFormMediaType(mediaType) ? (media?.encoding ?? {}) : {};
  if (body === undefined || !body.resolvable) return;
  const names = [...body.properties.keys()];
  for (const [name, each] of Object.entries(encoding)) {
    const at = pointer + toPointer(["encoding", name]);
    const fault = encodingFault(each);
    if (!names.includes(name)) {
      yield keyProblem("unsupported-encoding", at, [
        `The form of ${token.name} has an encoding for ${quote(name)}, and no such property.`,
        didYouMean(name, names) ?? "describe the property in the schema, or remove the encoding",
      ]);
    } else if (fault !== undefined) {
      yield valueProblem("unsupported-encoding", `${at}/${fault}`, [
        `The form of ${token.name} writes ${quote(name)} with the ${fault} ${quote(String(each[fault]))}, which packages cannot.`,
        helps[fault] ?? "remove it",
      ]);
    }
  }
}

const helps: Readonly<Record<string, string>> = {
  style: `use one of ${quoteList(["form", "spaceDelimited", "pipeDelimited", "deepObject"], "and")}`,
  contentType: `use ${quoteList(["application/json", "text/plain"], "or")}, or a style`,
};
