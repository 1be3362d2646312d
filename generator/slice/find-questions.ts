import {
  findErrorCandidates,
  findRequestExpiry,
  findResultCandidates,
} from "../openapi/find-candidates.js";
import { listOperations, requestMediaOf } from "../openapi/operations.js";
import {
  type ReadableResponse,
  responsesWithSchema,
  failureResponses,
  joinedSchema,
  successResponses,
} from "../openapi/responses.js";
import { isTextSchema } from "../openapi/schema.js";
import type { Question } from "../types/answers.js";
import { type JsonObject, asObject } from "../types/json.js";
import type { OpenApi, Operation, Schema } from "../types/openapi.js";
import type { Slice, SlicedOperation } from "./slice-operations.js";
import { isSecurityOpen } from "./suggest-security.js";

/** A question whose answers are not tried yet. */
export type OpenQuestion = Omit<Question, "whyNot">;

/** What a spec does not say yet, in the order in which people think of it. */
export function findQuestions(
  spec: JsonObject,
  { operations, declared }: AskedSlice,
): OpenQuestion[] {
  return [
    ...securityQuestions(spec, declared),
    ...operations.flatMap((each) => [
      ...resultQuestions(spec, each),
      ...errorQuestions(spec, each),
    ]),
  ];
}

type AskedSlice = Pick<Slice, "operations" | "declared">;

function securityQuestions(spec: JsonObject, declared: JsonObject): OpenQuestion[] {
  if (!isSecurityOpen(spec)) return [];
  return [
    {
      name: "security",
      text: "How do calls authenticate? The document does not say: bearer, basic, header:NAME, query:NAME, oauth2:TOKEN-URL or none.",
      candidates: Object.keys(declared),
    },
  ];
}

function resultQuestions(
  spec: JsonObject,
  { name, path, method }: SlicedOperation,
): OpenQuestion[] {
  const { "x-link-token": token, responses = {} } = operationAt(spec, path, method);
  const { result } = asObject(token);
  if (result === null) return [];
  const known = asObject(result);
  const operation = operationAt(spec, path, method);
  const body = requestMediaOf({ operation, pointer: "" })?.media.schema;
  const words = [operation.summary, operation.description].join(" ");
  const found = candidatesFor(spec, successResponses(responses), { body, words });
  const isDecided = known["token"] !== undefined || known["url"] !== undefined;
  const candidates = {
    token: found.token,
    url: found.url,
    expires: [
      ...found.expiresAt.map(({ pointer, as }) => `${pointer}:${as}`),
      ...(body === undefined ? [] : findRequestExpiry(spec as OpenApi, body)),
    ],
    "request-id": found.requestId,
  };
  const open = resultKeys.filter(([question, key]) => {
    // What nothing speaks for is asked by lint, where it matters.
    const isAsked = question === "expires" || (question === "token" && !isDecided);
    return known[key] === undefined && (isAsked || candidates[question].length > 0);
  });
  return open.map(([question]) => toQuestion(question, name, candidates[question]));
}

const resultKeys = [
  ["token", "token"],
  ["url", "url"],
  ["expires", "expiresAt"],
  ["request-id", "requestId"],
] as const;

const texts = {
  token: "Which property of the response holds the token?",
  url: "Which property of the response holds the URL that people are sent to?",
  expires: "What says when it expires?",
  "request-id": "Which property is the provider's name for the call?",
  "error-code": "Which property of a failure tells programs what went wrong?",
  "error-message": "Which property of a failure tells people what went wrong?",
} as const;

function toQuestion(
  name: keyof typeof texts,
  operation: string,
  candidates: readonly string[],
): OpenQuestion {
  return { name, operation, text: texts[name], candidates };
}

function errorQuestions(spec: JsonObject, { name, path, method }: SlicedOperation): OpenQuestion[] {
  const { "x-link-token": token, responses = {} } = operationAt(spec, path, method);
  const known = asObject(asObject(token)["error"]);
  const schema = joinedSchema(responsesWithSchema(failureResponses(responses)));
  if (schema === undefined) return [];
  const candidates = findErrorCandidates(spec as OpenApi, schema);
  return (["code", "message"] as const)
    .filter((key) => known[key] === undefined && candidates[key].length > 0)
    .map((key) => toQuestion(`error-${key}`, name, candidates[key]));
}

function candidatesFor(
  spec: JsonObject,
  responses: readonly ReadableResponse[],
  { body, words }: { readonly body: Schema | undefined; readonly words: string },
) {
  const components = spec as OpenApi;
  const schema = joinedSchema(responsesWithSchema(responses));
  // A response of plain text is the token, or the URL, itself.
  const isText =
    schema === undefined
      ? responses.some(({ mediaType }) => mediaType.startsWith("text/"))
      : isTextSchema(components, schema);
  if (schema !== undefined && !isText) return findResultCandidates(components, schema, body);
  const isUrl = /\bur[li]s?\b|\blink to\b/iu.test(`${words} ${schema?.description}`);
  const whole = isText ? ["body"] : [];
  return {
    ...{ token: isUrl ? [] : whole, url: isUrl ? whole : [] },
    ...{ expiresAt: [], requestId: [] },
  };
}

function operationAt(spec: JsonObject, path: string, method: string): Operation {
  const found = listOperations(spec).find((each) => each.path === path && each.method === method);
  return found?.operation ?? {};
}
