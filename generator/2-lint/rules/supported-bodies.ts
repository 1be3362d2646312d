import { requestMediaType } from "../../openapi/media-type.js";
import { notObject, undescribed } from "../body-problems.js";
import type { LintContext, TokenOperation } from "../build-context.js";
import { requestBody } from "../operation-bodies.js";
import type { Problem } from "../problem.js";

/** Operations take an object as JSON or as a form, or nothing. */
export function* supportedBodies(context: LintContext): Iterable<Problem> {
  for (const operation of context.operations) {
    yield* request(context, operation);
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
