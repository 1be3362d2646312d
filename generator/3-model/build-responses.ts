import { answerMediaType } from "../openapi/media-type.js";
import type { ResponseModel } from "../types/response-model.js";
import type { MediaType, Operation } from "../types/openapi.js";

/** Returns every response of an operation, in the spec's order, each with the body that packages read. */
export function buildResponses({ responses = {} }: Operation): ResponseModel[] {
  return Object.entries(responses)
    .filter(([status]) => !status.startsWith("x-"))
    .map(([status, { description, content }]) => {
      const mediaType = answerMediaType(content);
      const media = content?.[mediaType ?? ""];
      return {
        status,
        ...(description !== undefined && { description }),
        ...(mediaType !== undefined && { mediaType }),
        ...(media?.schema !== undefined && { schema: media.schema }),
        ...exampleOf(media),
      };
    });
}

/** The example, or the first of several that has a value. */
function exampleOf({ example, examples = {} }: MediaType = {}): Pick<ResponseModel, "example"> {
  const values = Object.values(examples).flatMap(({ value }) => (value === undefined ? [] : value));
  const [first] = example === undefined ? values : [example];
  return first === undefined ? {} : { example: first };
}
