import { isDeepStrictEqual } from "node:util";
import { inventOperationId } from "../names/casing.js";
import {
  type LocatedOperation,
  parametersOf,
  securityOf,
  serversOf,
} from "../openapi/operations.js";
import { toPointer } from "../openapi/pointer.js";
import type { Document } from "../types/document.js";
import { type JsonObject, type JsonValue, asList, asObject } from "../types/json.js";
import type { OpenApi } from "../types/openapi.js";
import { findOperation } from "./find-operation.js";
import { keepKeys } from "./keep-keys.js";
import { listServers } from "./list-servers.js";
import { createReach, type Reach } from "./reach.js";
import type { Problem } from "../diagnostics/problem.js";
import { createSchemaWriter, type SchemaWriter } from "./schema-writer.js";
import { nonEmpty, sliceOperation, type Slicer } from "./slice-operation.js";
import { tidySecurity } from "./tidy-security.js";
import { isSecurityOpen, type SuggestedSecurity, suggestSecurity } from "./suggest-security.js";

/** What to cut. */
export interface SliceRequest {
  /** Each as `POST /path` or by its operationId. */
  readonly operations: readonly string[];
  /** Where the document was downloaded, which relative servers start from. */
  readonly documentUrl?: string;
  /** The servers to name in place of the document's. */
  readonly servers?: readonly JsonObject[];
}

/** A slice, or why there is none. */
export interface Slice {
  /** OpenAPI 3.1 with these operations and exactly what they reach; absent where there are problems. */
  readonly spec?: JsonObject;
  readonly operations: readonly SlicedOperation[];
  /** The security schemes of a document that does not say which of them its operations need. */
  readonly declared: JsonObject;
  /** What was left out or added, in sentences. */
  readonly notes: readonly string[];
  readonly problems: readonly Problem[];
}

/** An operation of a slice, and how it was asked for. */
export interface SlicedOperation {
  readonly name: string;
  readonly path: string;
  /** Lower case. */
  readonly method: string;
}

/**
 * Cuts operations out of an OpenAPI 3.0, 3.1 or 3.2 document, with the components that they reach, and
 * makes the result tidy OpenAPI 3.1.
 */
export function sliceOperations(document: Document, request: SliceRequest): Slice {
  const upstream = document.spec;
  const problems: Problem[] = [];
  const found: LocatedOperation[] = [];
  const operations: SlicedOperation[] = [];
  for (const name of request.operations) {
    const result = findOperation(upstream, name);
    if ("problem" in result) {
      problems.push(result.problem);
    } else {
      const { path, method } = result.found;
      // One that is named twice, by its id and by its path, is taken once.
      if (operations.some((each) => each.path === path && each.method === method)) continue;
      found.push(result.found);
      operations.push({ name, path, method });
    }
  }
  if (problems.length > 0) return { operations, declared: {}, notes: [], problems };
  const reach = createReach(upstream);
  const { resolve, visit } = reach;
  // Which schemas become components has to be known before the first is written.
  const takeSchema = (schema: JsonValue, pointer: string): JsonValue => {
    visit(schema, pointer);
    return schema;
  };
  for (const each of found) sliceOperation(each, { resolve, takeSchema });
  const cut: Cut = { upstream, found, resolve, request };
  const whole = sliceDocument(cut, createSchemaWriter(upstream, reach));
  const { spec, notes } = tidySecurity(whole);
  const declared = isSecurityOpen(spec) ? keepSchemes(cut, () => true) : {};
  const all = reach.problems();
  return all.length > 0
    ? { operations, declared, notes, problems: all }
    : { spec, operations, declared, notes, problems: [] };
}

interface Cut {
  readonly upstream: OpenApi;
  readonly found: readonly LocatedOperation[];
  readonly resolve: Reach["resolve"];
  readonly request: SliceRequest;
}

function sliceDocument(cut: Cut, writer: SchemaWriter): JsonObject {
  const { upstream, found } = cut;
  const servers = commonServers(cut);
  const suggested = suggestForAll(cut);
  const inheritsSecurity = found.some(({ operation }) => operation.security === undefined);
  const paths = slicePaths(cut, writer, servers);
  const securitySchemes = { ...sliceSecuritySchemes(cut), ...suggested?.securitySchemes };
  const components = {
    ...nonEmpty("securitySchemes", securitySchemes),
    ...nonEmpty("schemas", writer.components()),
  };
  return {
    openapi: "3.1.0",
    info: keepKeys(asObject(upstream["info"]), infoKeys.split(" ")),
    ...(servers.length > 0 && { servers }),
    ...(suggested === undefined
      ? inheritsSecurity && keepKeys(upstream, ["security"])
      : { security: suggested.security }),
    paths,
    ...nonEmpty("components", components),
  };
}

const infoKeys = "title version summary description license";
const schemeKeys = "type description name in scheme bearerFormat flows openIdConnectUrl";

/** The servers of all operations where they have the same, else those of the document. */
function commonServers({ upstream, found, request }: Cut): readonly JsonObject[] {
  const { servers, documentUrl } = request;
  if (servers !== undefined) return servers;
  const [first = [], ...others] = found.map((location) =>
    listServers(serversOf(upstream, location).servers, documentUrl),
  );
  const same = others.every((each) => isDeepStrictEqual(each, first));
  return same ? first : listServers(upstream.servers, documentUrl);
}

/** How the operations authenticate where the document requires nothing and yet takes an Authorization header. */
function suggestForAll(cut: Cut): SuggestedSecurity | undefined {
  const { upstream, found, resolve } = cut;
  const all = [upstream, ...found.map(({ operation }) => operation)];
  if (all.some(({ security }) => security !== undefined)) return undefined;
  const parameters = found.flatMap((location) => parametersOf(location, resolve));
  const values = parameters.map(({ value }) => value);
  return suggestSecurity(
    values,
    keepSchemes(cut, () => true),
  );
}

function slicePaths(cut: Cut, writer: SchemaWriter, common: readonly JsonObject[]): JsonObject {
  const { found, resolve, request } = cut;
  const ids = new Set<string>();
  const slicer: Slicer = { resolve, takeSchema: writer.write };
  const paths = new Map<string, Map<string, JsonValue>>();
  for (const each of found) {
    const { path, method } = each;
    const { servers, pointer } = serversOf({}, each);
    const listed = listServers(servers, request.documentUrl);
    const isOwn = pointer !== "/servers" && request.servers === undefined;
    const own = isOwn && !isDeepStrictEqual(listed, common) ? { servers: listed } : {};
    const operationId = nameOperation(each, ids);
    const sliced = { operationId, ...sliceOperation(each, slicer), ...own };
    paths.set(path, (paths.get(path) ?? new Map<string, JsonValue>()).set(method, sliced));
  }
  return Object.fromEntries([...paths].map(([path, item]) => [path, Object.fromEntries(item)]));
}

/** The schemes that the operations' requirements, or else the document's, name. */
function sliceSecuritySchemes(cut: Cut): JsonObject {
  const { upstream, found } = cut;
  const requirements = found.flatMap((location) => securityOf(upstream, location).requirements);
  const named = new Set(requirements.flatMap((each) => Object.keys(asObject(each))));
  return keepSchemes(cut, (key) => named.has(key));
}

function keepSchemes({ upstream, resolve }: Cut, isKept: (key: string) => boolean): JsonObject {
  const schemes = Object.entries(asObject(upstream.components?.securitySchemes));
  const kept = schemes
    .filter(([key]) => isKept(key))
    .map(([key, scheme]) => {
      const { value } = resolve(scheme, toPointer(["components", "securitySchemes", key]));
      const own = keepKeys(asObject(value), schemeKeys.split(" "));
      return [key, { ...own, ...tokenRequest(asObject(value), upstream) }] as const;
    });
  return Object.fromEntries(kept);
}

/** How an OAuth client authenticates: by HTTP Basic unless the document says otherwise (RFC 6749, 2.3.1). */
function tokenRequest(
  { type, flows, description = "", ...others }: JsonObject,
  upstream: OpenApi,
): JsonObject {
  const flow = asObject(flows)["clientCredentials"];
  if (type !== "oauth2" || flow === undefined) return {};
  const said = JSON.stringify([description, others, flows]);
  const isBody = /client_secret_post|\b(?:request|form|post) body\b|in the body\b/iu.test(said);
  const tokenUrl = fillTokenUrl(asObject(flow)["tokenUrl"], upstream);
  return {
    ...(tokenUrl !== undefined && {
      flows: { ...asObject(flows), clientCredentials: { ...asObject(flow), tokenUrl } },
    }),
    "x-link-credential": { authentication: isBody ? "body" : "header" },
  };
}

/** An address with variables of the servers: a path where a server has the same host, else with their values. */
function fillTokenUrl(url: JsonValue | undefined, spec: OpenApi): string | undefined {
  const servers = asList(asObject({ ...spec })["servers"]).map(asObject);
  const [, origin, path = "/"] = /^(\w+:\/\/[^/]*\{[^/]*)(\/.*)?$/u.exec(String(url)) ?? [];
  if (origin === undefined) return undefined;
  if (servers.some((server) => String(server["url"]).startsWith(origin))) return path;
  const variables = Object.assign({}, ...servers.map((server) => server["variables"]));
  const [filled] = listServers([{ url: String(url), variables }]);
  return filled === undefined ? undefined : String(filled["url"]);
}

/** The operation's id, or one from its path where it has none that types can be looked up by, or another has it. */
function nameOperation(found: LocatedOperation, taken: Set<string>): string {
  const { operationId } = found.operation;
  const isFit = typeof operationId === "string" && operationId !== "" && !operationId.includes("#");
  const id = isFit && !taken.has(operationId) ? operationId : inventOperationId(found, taken);
  taken.add(id);
  return id;
}
