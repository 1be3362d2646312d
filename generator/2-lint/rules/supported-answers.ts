import { jsonMediaType } from "../../openapi/media-type.js";
import { toPointer } from "../../openapi/pointer.js";
import { successAnswers, successStatuses } from "../../openapi/responses.js";
import { isTextSchema } from "../../openapi/schema.js";
import { notObject, undescribed } from "../body-problems.js";
import type { LintContext, TokenOperation } from "../build-context.js";
import { type AnswerBody, successBodies } from "../operation-bodies.js";
import type { Problem } from "../problem.js";

const code = "unsupported-body";

/** Operations answer with a JSON object, or with a text. */
export function* supportedAnswers(context: LintContext): Iterable<Problem> {
  for (const token of context.operations) {
    const problems = [...missing(context, token)];
    yield* problems.length > 0 ? problems : unreadable(context, token);
  }
}

/** A success has a body in a form that packages read. */
function* missing(context: LintContext, token: TokenOperation): Iterable<Problem> {
  const { name, pointer, operation } = token;
  const responses = operation.responses ?? {};
  const statuses = successStatuses(responses);
  const [first] = statuses;
  if (first === undefined) {
    yield {
      code,
      pointer: `${pointer}/responses`,
      part: "key",
      message: `${name} describes no success response, such as "200".`,
      help: "add the response under its status, with a JSON body",
    };
    return;
  }
  // What stands behind a reference is reported elsewhere.
  if (statuses.some((status) => "$ref" in (responses[status] ?? {}))) return;
  const filled = statuses.find((status) => responses[status]?.content !== undefined);
  if (filled === undefined) {
    yield {
      code,
      pointer: pointer + toPointer(["responses", first]),
      part: "key",
      message: `${name} answers ${first} without a body, so that there is nothing to read.`,
      help: "describe the body under content, or take x-link-token off the operation",
    };
  } else if (successBodies(context, token).length === 0) {
    const [read] = successAnswers(responses);
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

/** All successes are objects, or all are texts: one method gives the one or the other. */
function* unreadable(context: LintContext, token: TokenOperation): Iterable<Problem> {
  const name = `The success body of ${token.name}`;
  const bodies = successBodies(context, token);
  if (bodies.some(({ resolvable }) => !resolvable)) return;
  const isText = ({ schema }: AnswerBody): boolean => isTextSchema(context.spec, schema);
  const texts = bodies.filter(isText);
  for (const body of bodies) {
    if (isText(body)) continue;
    if (jsonMediaType({ [body.mediaType]: {} }) === undefined) {
      yield {
        code,
        pointer: body.pointer,
        part: "key",
        message: `${name} is ${body.mediaType}, and its schema is not that of a text.`,
        help: "describe it as application/json, or its schema as type: string",
      };
    } else {
      yield* notObject(context, body, name);
    }
  }
  const [text] = texts;
  if (text !== undefined && texts.length < bodies.length) {
    yield {
      code,
      pointer: text.pointer,
      part: "key",
      message: `${name} is a text here, and none under another status.`,
      help: "describe the one that it really answers with",
    };
  }
}
