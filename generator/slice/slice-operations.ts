import { isDeepStrictEqual } from "node:util";
import type { Document } from "../types/document.js";
import type { JsonObject, JsonValue } from "../types/json.js";
import { isJsonList, isJsonObject } from "../util/json.js";
import { toPointer } from "../util/pointer.js";
import { asObject } from "../util/as-object.js";
import { findOperation, type FoundOperation } from "./find-operation.js";
import { keepKeys } from "./keep-keys.js";
import { createReach, type Reach } from "./reach.js";
import { createSchemaWriter, type SchemaWriter } from "./schema-writer.js";
import { sliceOperation, type Slicer } from "./slice-operation.js";
import type { SliceProblem } from "./slice-problem.js";

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
  const problems: SliceProblem[] = [];
  const found: FoundOperation[] = [];
  for (const name of operations) {
    const result = findOperation(upstream, name);
    if ("problem" in result) problems.push(result.problem);
    else found.push(result.found);
  }
  if (problems.length > 0) return { problems };
  const reach = createReach(upstream);
  const { resolve, visit } = reach;
  // Which schemas become components has to be known before the first is written.
  const takeSchema = (schema: JsonValue, pointer: string): JsonValue => {
    visit(schema, pointer);
    return schema;
  };
  for (const each of found) sliceOperation(each, { resolve, takeSchema });
  const writer = createSchemaWriter(upstream, reach);
  const spec = sliceDocument({ upstream, found, resolve, writer });
  const all = reach.problems();
  return all.length > 0 ? { problems: all } : { spec, problems: [] };
}

interface Cut {
  readonly upstream: JsonObject;
  readonly found: readonly FoundOperation[];
  readonly resolve: Reach["resolve"];
  readonly writer: SchemaWriter;
}

function sliceDocument(cut: Cut): JsonObject {
  const { upstream, found, writer } = cut;
  const info = keepKeys(asObject(upstream["info"]), infoKeys.split(" "));
  const servers = commonServers(cut);
  const inheritsSecurity = found.some(({ operation }) => operation["security"] === undefined);
  const paths = slicePaths(cut, servers);
  const securitySchemes = sliceSecuritySchemes(cut);
  return {
    openapi: "3.1.0",
    info,
    ...(servers !== undefined && { servers }),
    ...(inheritsSecurity && keepKeys(upstream, ["security"])),
    paths,
    components: {
      ...(Object.keys(securitySchemes).length > 0 && { securitySchemes }),
      schemas: writer.components(),
    },
  };
}

const infoKeys = "title version summary description license";
const schemeKeys = "type description name in scheme bearerFormat flows openIdConnectUrl";

/** The servers of all operations where they have the same, else those of the document. */
function commonServers({ upstream, found }: Cut): JsonValue | undefined {
  const [first, ...others] = found.map(({ operation, item }) =>
    sliceServers(operation["servers"] ?? item["servers"] ?? upstream["servers"]),
  );
  const same = others.every((each) => isDeepStrictEqual(each, first));
  return same ? first : sliceServers(upstream["servers"]);
}

function sliceServers(servers: JsonValue | undefined): JsonValue | undefined {
  if (!isJsonList(servers)) return servers;
  return servers.map((server) =>
    isJsonObject(server) ? keepKeys(server, ["url", "description", "variables"]) : server,
  );
}

function slicePaths(cut: Cut, common: JsonValue | undefined): JsonObject {
  const { found, resolve, writer } = cut;
  const slicer: Slicer = { resolve, takeSchema: writer.write };
  const paths = new Map<string, Map<string, JsonValue>>();
  for (const each of found) {
    const { path, method, operation, item } = each;
    const servers = sliceServers(operation["servers"] ?? item["servers"]);
    const own = servers !== undefined && !isDeepStrictEqual(servers, common) ? { servers } : {};
    const methods = paths.get(path) ?? new Map<string, JsonValue>();
    paths.set(path, methods.set(method, { ...sliceOperation(each, slicer), ...own }));
  }
  return Object.fromEntries([...paths].map(([path, item]) => [path, Object.fromEntries(item)]));
}

/** The schemes that the operations' requirements, or else the document's, name. */
function sliceSecuritySchemes({ upstream, found, resolve }: Cut): JsonObject {
  const requirements = found.flatMap(({ operation }) => {
    const security = operation["security"] ?? upstream["security"];
    return isJsonList(security) ? security : [];
  });
  const named = new Set(requirements.flatMap((each) => Object.keys(asObject(each))));
  const schemes = asObject(asObject(upstream["components"])["securitySchemes"]);
  return Object.fromEntries(
    Object.entries(schemes)
      .filter(([key]) => named.has(key))
      .map(([key, scheme]) => {
        const pointer = toPointer(["components", "securitySchemes", key]);
        const { value } = resolve(scheme, pointer);
        return [key, keepKeys(asObject(value), schemeKeys.split(" "))];
      }),
  );
}
