import { defined } from "../types/defined.js";
import type { JsonValue } from "../types/json.js";
import type { Response, Schema } from "../types/openapi.js";
import { responseMediaType, isProblemMediaType } from "./media-type.js";

/** A response that packages read, and how it is described. */
export interface ReadableResponse {
  /** Its key in the spec, such as `200`, `2XX` or `default`. */
  readonly status: string;
  readonly mediaType: string;
  readonly schema?: Schema;
  readonly example?: JsonValue;
}

type Responses = Readonly<Record<string, Response>>;

/** The successes with a body that packages read, in the order of their statuses; 2XX comes last. */
export function successResponses(responses: Responses): ReadableResponse[] {
  return readable(responses, successStatuses(responses));
}

/** The keys of the responses that are successes, with a body or without. */
export function successStatuses(responses: Responses): string[] {
  const statuses = Object.keys(responses).sort();
  return statuses.filter((status) => /^2(?:\d\d|XX)$/iu.test(status));
}

/** The failures with a body that packages read: `default`, which speaks of most, then 4xx and 5xx. */
export function failureResponses(responses: Responses): ReadableResponse[] {
  const statuses = Object.keys(responses).sort();
  const failures = statuses.filter((status) => /^[45](?:\d\d|XX)$/iu.test(status));
  const known = statuses.includes("default") ? ["default", ...failures] : failures;
  return readable(responses, known).filter(
    ({ mediaType, schema }) => schema !== undefined || isProblemMediaType(mediaType),
  );
}

function readable(responses: Responses, statuses: readonly string[]): ReadableResponse[] {
  return statuses.flatMap((status) => {
    const { content } = responses[status] ?? {};
    const mediaType = responseMediaType(content);
    const media = content?.[mediaType ?? ""];
    if (mediaType === undefined || media === undefined) return [];
    const { schema, example } = media;
    return [defined({ status, mediaType, schema, example })];
  });
}

/** A response with a schema. */
export type ResponseWithSchema = ReadableResponse & { readonly schema: Schema };

/** The responses that have a schema, each schema once. */
export function responsesWithSchema(responses: readonly ReadableResponse[]): ResponseWithSchema[] {
  const bySchema = new Map<string, ResponseWithSchema>();
  for (const response of responses) {
    const { schema } = response;
    if (schema === undefined) continue;
    const key = JSON.stringify(schema);
    if (!bySchema.has(key)) bySchema.set(key, { ...response, schema });
  }
  return [...bySchema.values()];
}

/** The one schema of the responses, or that of their union; `undefined` where there are none. */
export function joinedSchema(responses: readonly ResponseWithSchema[]): Schema | undefined {
  const [first, ...others] = responses.map(({ schema }) => schema);
  return first === undefined || others.length === 0 ? first : { anyOf: [first, ...others] };
}
