import { answerMediaType } from "../openapi/media-type.js";
import { defined } from "../types/defined.js";
import type { ResponseModel } from "../types/response-model.js";
import type { Operation } from "../types/openapi.js";

/** Returns every response of an operation, in the spec's order, each with the body that packages read. */
export function buildResponses({ responses = {} }: Operation): ResponseModel[] {
  return Object.entries(responses)
    .filter(([status]) => !status.startsWith("x-"))
    .map(([status, { description, content }]) => {
      const mediaType = answerMediaType(content);
      const media = content?.[mediaType ?? ""];
      const { schema, example, examples = {} } = media ?? {};
      const shown = [example, ...Object.values(examples).map(({ value }) => value)];
      const first = shown.find((value) => value !== undefined);
      return defined({ status, description, mediaType, schema, example: first });
    });
}
