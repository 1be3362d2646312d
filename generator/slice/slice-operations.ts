import type { Document } from "../types/document.js";
import type { JsonObject, JsonValue } from "../types/json.js";
import { isJsonObject } from "../util/json.js";
import { findOperation, type FoundOperation } from "./find-operation.js";
import { keepKeys } from "./keep-keys.js";
import { createReach, type Reach } from "./reach.js";
import { sliceOperation } from "./slice-operation.js";
import type { SliceProblem } from "./slice-problem.js";
import { upgradeSchema } from "./upgrade-schema.js";

/** A slice, or why there is none. */
export interface Slice {
  /** OpenAPI 3.1 with these operations and exactly what they reach; absent where there are problems. */
  readonly spec?: JsonObject;
  readonly problems: readonly SliceProblem[];
}

/**
 * Cuts operations out of an OpenAPI 3.0 or 3.1 document, with the components that they reach, and
 * makes the result tidy OpenAPI 3.1. Each operation is named as `POST /path` or by its operationId.
 */
export function sliceOperations(document: Document, operations: readonly string[]): Slice {
  const upstream = document.spec as unknown as JsonObject;
  const reach = createReach(upstream);
  const problems: SliceProblem[] = [];
  const found: FoundOperation[] = [];
  for (const name of operations) {
    const result = findOperation(upstream, name, reach);
    if ("problem" in result) problems.push(result.problem);
    else found.push(result.found);
  }
  if (problems.length > 0) return { problems };
  const paths = slicePaths(found, upstream, reach);
  const schemes = securitySchemes(found, upstream);
  const spec = {
    openapi: "3.1.0",
    info: keepKeys(object(upstream["info"]), [
      "title",
      "version",
      "summary",
      "description",
      "license",
    ]),
    ...keepKeys(upstream, ["servers", "security"]),
    paths,
    components: {
      ...(Object.keys(schemes).length > 0 && { securitySchemes: schemes }),
      schemas: sliceSchemas(upstream, reach.schemas()),
    },
  };
  const all = reach.problems();
  return all.length > 0 ? { problems: all } : { spec, problems: [] };
}

function slicePaths(
  found: readonly FoundOperation[],
  upstream: JsonObject,
  reach: Reach,
): JsonObject {
  const paths: Record<string, Record<string, JsonValue>> = {};
  for (const each of found) {
    const methods = (paths[each.path] ??= {});
    methods[each.method] = sliceOperation(each, upstream, reach);
  }
  return paths;
}

/** The reached schemas in the order of their source, so that the slice can be held against it. */
function sliceSchemas(upstream: JsonObject, reached: ReadonlySet<string>): JsonObject {
  const schemas = Object.entries(object(object(upstream["components"])["schemas"]));
  return Object.fromEntries(
    schemas
      .filter(([key]) => reached.has(key))
      .map(([key, schema]) => [key, upgradeSchema(schema)]),
  );
}

/** The schemes that the operations' requirements, or else the document's, name. */
function securitySchemes(found: readonly FoundOperation[], upstream: JsonObject): JsonObject {
  const requirements = found.flatMap(({ operation }) => {
    const security = operation["security"] ?? upstream["security"];
    return Array.isArray(security) ? (security as JsonValue[]) : [];
  });
  const named = new Set(
    requirements.flatMap((each) => (isJsonObject(each) ? Object.keys(each) : [])),
  );
  const schemes = Object.entries(object(object(upstream["components"])["securitySchemes"]));
  return Object.fromEntries(
    schemes
      .filter(([key]) => named.has(key))
      .map(([key, scheme]) => [key, keepKeys(object(scheme), schemeKeys)]),
  );
}

const schemeKeys = "type description name in scheme bearerFormat flows openIdConnectUrl".split(" ");

function object(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
