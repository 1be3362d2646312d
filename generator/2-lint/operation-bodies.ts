import { innerSchemas } from "../openapi/keywords.js";
import { type LocatedOperation, requestMediaOf } from "../openapi/operations.js";
import { toPointer } from "../openapi/pointer.js";
import {
  type ReadableResponse,
  responsesWithSchema,
  failureResponses,
  joinedSchema,
  successResponses,
} from "../openapi/responses.js";
import {
  type Property,
  propertiesOf,
  referencedComponent,
  resolveSchema,
} from "../openapi/schema.js";
import { defined } from "../types/defined.js";
import type { Schema, OpenApi } from "../types/openapi.js";

/** A body of an operation that its pointers and modes speak of. */
export interface Body {
  /** Where its schema stands; of several, the first one's. */
  readonly pointer: string;
  readonly schema: Schema;
  /** Whether every reference leads somewhere, so that what the schema lacks is really missing. */
  readonly resolvable: boolean;
  /** None where it is not resolvable. */
  readonly properties: ReadonlyMap<string, Property>;
}

/** The body of one of several responses. */
export interface ResponseBody extends Body {
  readonly mediaType: string;
}

/** The bodies of an operation that have a schema. */
export interface Bodies {
  /** JSON or a form. */
  readonly request?: Body;
  /** JSON or text: that of whichever success comes. */
  readonly success?: Body;
  readonly successes: readonly ResponseBody[];
  /** The JSON that tells of failures. */
  readonly failure?: Body;
}

/** What references lead to, and the component schemas that they lead around in. */
export interface Reachable {
  readonly spec: OpenApi;
  readonly circular: ReadonlySet<string>;
}

/** Reads what an operation takes and gives. */
export function readBodies(reachable: Reachable, located: LocatedOperation): Bodies {
  const toBody = (pointer: string, schema: Schema): Body => {
    const resolvable = isResolvable(reachable, schema);
    const properties = resolvable ? propertiesOf(reachable.spec, schema) : new Map();
    return { pointer, schema, resolvable, properties };
  };
  const joined = (responses: readonly ReadableResponse[]): ResponseBody | undefined => {
    const described = responsesWithSchema(responses);
    const schema = joinedSchema(described);
    if (described[0] === undefined || schema === undefined) return undefined;
    const { status, mediaType } = described[0];
    const path = ["responses", status, "content", mediaType, "schema"];
    return { ...toBody(located.pointer + toPointer(path), schema), mediaType };
  };
  const responses = located.operation.responses ?? {};
  const { media, pointer } = requestMediaOf(located) ?? {};
  const schema = media?.schema;
  return defined({
    request: schema && toBody(`${pointer}/schema`, schema),
    success: joined(successResponses(responses)),
    successes: successResponses(responses).flatMap((each) => joined([each]) ?? []),
    failure: joined(failureResponses(responses)),
  });
}

/**
 * Whether every reference that a schema reaches leads to a schema, and none to one of the `circular` ones: only then is
 * what it seems to lack really missing.
 */
export function isResolvable({ spec, circular }: Reachable, schema: Schema): boolean {
  const pending = [schema];
  const seen = new Set<Schema>();
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    const resolved = leadsAstray(part, circular) ? undefined : resolveSchema(spec, part);
    if (resolved === undefined) return false;
    if (seen.has(resolved)) continue;
    seen.add(resolved);
    pending.push(...innerSchemas(resolved));
  }
  return true;
}

function leadsAstray(schema: Schema, circular: ReadonlySet<string>): boolean {
  if (schema.$ref === undefined) return false;
  const key = referencedComponent(schema);
  return key === undefined || circular.has(key);
}
