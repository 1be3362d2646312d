import { wireMediaType } from "../openapi/media-type.js";
import { type Answer, describedAnswers, joinedSchema } from "../openapi/responses.js";
import { defined } from "../types/defined.js";
import type { AnswerModel } from "../types/answer-model.js";
import type { Schema } from "../types/openapi.js";

/** The body of whichever of these answers comes: a union where they differ; `undefined` without a schema. */
export function buildAnswer(
  answers: readonly Answer[],
  nameOf: (schema: Schema) => string,
): AnswerModel | undefined {
  const sources = describedAnswers(answers);
  const schema = joinedSchema(sources);
  if (schema === undefined) return undefined;
  const example = sources.find((source) => source.example !== undefined)?.example;
  return defined({
    schema,
    typeName: nameOf(schema),
    example,
    sources: sources.map(({ status, mediaType, schema: own }) => ({
      status,
      mediaType,
      schema: own,
    })),
  });
}

/**
 * What an operation's requests accept: what it reads of a success, then of a failure, since a provider that
 * heeds the header does so for its errors, too. Nothing where that is the usual `application/json`.
 */
export function buildAccept(answers: readonly Answer[]): string | undefined {
  const read = answers.map(({ mediaType }) => withoutCharset(wireMediaType(mediaType)));
  const accept = [...new Set(read)].join(", ");
  return accept === "" || accept === "application/json" ? undefined : accept;
}

/** All text is UTF-8; other parameters, such as a version, choose an answer. */
function withoutCharset(mediaType: string): string {
  return mediaType.replace(/\s*;\s*charset=[^;]*/iu, "");
}
