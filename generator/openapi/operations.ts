import {
  type JsonObject,
  type JsonValue,
  asObject,
  isJsonList,
  isJsonObject,
} from "../types/json.js";
import type {
  MediaType,
  OpenApi,
  Operation,
  Parameter,
  PathItem,
  SecurityRequirement,
  Server,
} from "../types/openapi.js";
import { requestMediaType } from "./media-type.js";
import { methods } from "./objects.js";
import { toPointer } from "./pointer.js";
import { createResolve, type LocatedObject, type Resolve } from "./reference.js";

/** An operation of a document, and where it stands. Of a document that was not linted, types are what OpenAPI wants. */
export interface LocatedOperation {
  readonly path: string;
  /** Lower case. */
  readonly method: string;
  readonly operation: Operation;
  readonly pointer: string;
  /** The path item, whose parameters and servers are the operation's, too. */
  readonly item: PathItem;
  /** Where the path item stands, behind its reference. */
  readonly itemPointer: string;
}

/** Lists every operation of a document's paths, in its order, behind the references of path items. */
export function listOperations(
  root: JsonObject,
  resolve: Resolve = createResolve(root),
): LocatedOperation[] {
  return Object.entries(asObject(root["paths"]))
    .filter(([path]) => !path.startsWith("x-"))
    .flatMap(([path, value]) => {
      const { value: target, pointer: itemPointer } = resolve(value, toPointer(["paths", path]));
      const { $ref: _, ...beside } = asObject(value);
      const item: PathItem = { ...target, ...beside };
      return Object.entries(item).flatMap(([method, operation]) =>
        methods.includes(method) && isJsonObject(operation)
          ? [{ path, method, operation, pointer: `${itemPointer}/${method}`, item, itemPointer }]
          : [],
      );
    });
}

/** Returns how people write an operation: `POST /link/token`. */
export function operationName({ method, path }: Pick<LocatedOperation, "method" | "path">): string {
  return `${method.toUpperCase()} ${path}`;
}

/** A parameter, and where it stands. */
export interface LocatedParameter {
  readonly pointer: string;
  readonly value: Partial<Parameter>;
}

/**
 * Lists the parameters of an operation behind their references: those of its path item, but for those that it has anew
 * (OpenAPI 3.1, 4.8.10.1), then its own. A reference that leads nowhere gives none.
 */
export function parametersOf(
  { operation, pointer, item, itemPointer }: Omit<LocatedOperation, "path" | "method">,
  resolve: Resolve,
): LocatedParameter[] {
  const own = listParameters({ value: operation, pointer }, resolve);
  const names = new Set(own.map(parameterName));
  const inherited = listParameters({ value: item, pointer: itemPointer }, resolve);
  return [...inherited.filter((each) => !names.has(parameterName(each))), ...own];
}

/** Lists the parameters of a path item or an operation alone. */
export function listParameters(
  { value, pointer }: LocatedObject,
  resolve: Resolve,
): LocatedParameter[] {
  return listOf(value["parameters"]).flatMap((each, index) => {
    const { value: parameter, pointer: at } = resolve(each, `${pointer}/parameters/${index}`);
    return parameter === undefined ? [] : [{ value: parameter, pointer: at }];
  });
}

/** The names of header parameters that OpenAPI ignores, since other parts of a document speak of them (3.1, 4.8.12.2.1). */
const ignoredHeaders = ["accept", "content-type", "authorization"];

/** Whether OpenAPI ignores a parameter. */
export function isIgnoredParameter({ in: location, name }: Partial<Parameter>): boolean {
  return location === "header" && ignoredHeaders.includes(String(name).toLowerCase());
}

/** Returns what tells a parameter from others: `query.limit`; the case of a header's name does not count. */
export function parameterName({ value }: Pick<LocatedParameter, "value">): string {
  const [location, name] = [String(value.in), String(value.name)];
  return `${location}.${location === "header" ? name.toLowerCase() : name}`;
}

/** Returns the security requirements of an operation, its own or else the document's, and where they stand. */
export function securityOf(
  { security }: Pick<OpenApi, "security">,
  { operation, pointer }: Pick<LocatedOperation, "operation" | "pointer">,
): { readonly pointer: string; readonly requirements: readonly SecurityRequirement[] } {
  return operation.security === undefined
    ? { pointer: "/security", requirements: listOf(security) }
    : { pointer: `${pointer}/security`, requirements: listOf(operation.security) };
}

/** Returns whether a security requirement names a scheme; an empty one is a way without credentials (OpenAPI 3.1, 4.8.30). */
export function namesScheme(requirement: object): boolean {
  return Object.keys(requirement).length > 0;
}

/** Returns the servers of an operation, its own, its path item's or else the document's, and where they stand. */
export function serversOf(
  { servers }: Pick<OpenApi, "servers">,
  { operation, pointer, item, itemPointer }: Omit<LocatedOperation, "path" | "method">,
): { readonly pointer: string; readonly servers: readonly Server[] } {
  const locations = [
    { servers: operation.servers, pointer: `${pointer}/servers` },
    { servers: item.servers, pointer: `${itemPointer}/servers` },
  ];
  const own = locations.find((each) => isJsonList(each.servers));
  return {
    pointer: "/servers",
    ...own,
    servers: listOf(own === undefined ? servers : own.servers),
  };
}

/** Returns the request body of an operation behind its reference, where it has one. */
export function requestBodyOf(
  { operation, pointer }: Pick<LocatedOperation, "operation" | "pointer">,
  resolve: Resolve,
): LocatedObject | undefined {
  const { value, pointer: at } = resolve(operation.requestBody, `${pointer}/requestBody`);
  return value === undefined ? undefined : { value, pointer: at };
}

/** A response, and where it stands. */
export interface LocatedResponse extends LocatedObject {
  /** As the document has it. */
  readonly status: string;
}

/** Lists the responses of an operation behind their references. */
export function responsesOf(
  { operation, pointer }: Pick<LocatedOperation, "operation" | "pointer">,
  resolve: Resolve,
): LocatedResponse[] {
  return namedObjects({ value: operation, pointer }, "responses", resolve)
    .filter(({ name }) => !name.startsWith("x-"))
    .map(({ name, ...location }) => ({ status: name, ...location }));
}

/** An object that has a name among others: a header, a media type, an example. */
export interface NamedObject extends LocatedObject {
  readonly name: string;
}

/** Lists the headers of a response; one called Content-Type is ignored (OpenAPI 3.1, 4.8.17). */
export function headersOf(response: LocatedObject, resolve: Resolve): NamedObject[] {
  const headers = namedObjects(response, "headers", resolve);
  return headers.filter(({ name }) => name.toLowerCase() !== "content-type");
}

/** Lists the objects that a key of another holds by name, behind their references; empty ones where nothing is. */
export function namedObjects(
  { value: owner, pointer }: LocatedObject,
  key: string,
  resolve: Resolve,
): NamedObject[] {
  return Object.entries(asObject(owner[key])).map(([name, each]) => {
    const { value = {}, pointer: at } = resolve(each, pointer + toPointer([key, name]));
    return { name, value, pointer: at };
  });
}

/** What describes the requests that packages send, its media type, and where its schema stands. */
export interface RequestMedia {
  readonly mediaType: string;
  readonly media: MediaType;
  readonly pointer: string;
}

/** Returns the media type that an operation is sent with, JSON or a form, where it has one. */
export function requestMediaOf({
  operation,
  pointer,
}: Pick<LocatedOperation, "operation" | "pointer">): RequestMedia | undefined {
  const content = operation.requestBody?.content;
  const mediaType = requestMediaType(content);
  const media = content?.[mediaType ?? ""];
  if (mediaType === undefined || media === undefined) return undefined;
  return { mediaType, media, pointer: pointer + toPointer(["requestBody", "content", mediaType]) };
}

function listOf<Item extends JsonValue>(
  list: readonly Item[] | JsonValue | undefined,
): readonly Item[] {
  return isJsonList(list) ? (list as readonly Item[]) : [];
}
