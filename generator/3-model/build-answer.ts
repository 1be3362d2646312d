import type { AnswerModel } from "../types/answer-model.js";
import type { Schema } from "../types/openapi.js";
import { type Answer, describedAnswers, joinedSchema } from "../openapi/responses.js";

/** The body of whichever of these answers comes: a union where they differ; `undefined` without a schema. */
export function buildAnswer(
  answers: readonly Answer[],
  nameOf: (schema: Schema) => string,
): AnswerModel | undefined {
  const sources = describedAnswers(answers);
  const schema = joinedSchema(sources);
  if (schema === undefined) return undefined;
  const example = sources.find((source) => source.example !== undefined)?.example;
  return {
    schema,
    typeName: nameOf(schema),
    ...(example !== undefined && { example }),
    sources: sources.map(({ status, mediaType, schema: own }) => ({
      status,
      mediaType,
      schema: own,
    })),
  };
}
