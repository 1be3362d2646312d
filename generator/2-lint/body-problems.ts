import { toPointer } from "../openapi/pointer.js";
import { resolveSchema } from "../openapi/schema.js";
import type { MediaType, OpenApi, Schema } from "../types/openapi.js";
import type { LintContext } from "./build-context.js";
import type { Body } from "./operation-bodies.js";
import type { Problem } from "./problem.js";

/** What keeps a body from being an object, if anything that can be known. */
export function* notObject(
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

/** What keeps a body from being described in a form that packages write or read. */
export function* undescribed({
  at,
  content,
  name,
  mediaType,
  forms,
}: NamedContent): Iterable<Problem> {
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
