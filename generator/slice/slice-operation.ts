import { type JsonObject, type JsonValue, isJsonList, asObject } from "../types/json.js";
import { toPointer } from "../openapi/pointer.js";
import type { FoundOperation } from "./find-operation.js";
import { keepKeys } from "./keep-keys.js";
import { isIgnored } from "./suggest-security.js";
import type { Place, Reach } from "./reach.js";

const parameterKeys = "name in description required deprecated style explode allowReserved";
const encodingKeys = "contentType style explode allowReserved";

/** How to get at the parts of an operation. */
export interface Slicer extends Pick<Reach, "resolve"> {
  /** What stands in the slice for a schema that stands in the document at this place. */
  readonly takeSchema: (schema: JsonValue, pointer: string) => JsonValue;
}

/**
 * An operation on its own: the parameters of its path item are its own, references to anything but a
 * schema are replaced by what they lead to, and what says nothing about the call is left out.
 */
export function sliceOperation(found: FoundOperation, slicer: Slicer): JsonObject {
  const { method, operation, item, pointer } = found;
  const place: Place = { value: operation, pointer: `${pointer}/${method}` };
  const inherited = listParameters({ value: item, pointer }, slicer.resolve);
  const own = listParameters(place, slicer.resolve);
  const parameters = mergeParameters(inherited, own)
    .filter(({ value }) => !isIgnored(asObject(value)))
    .map((each) => sliceParameter(each, slicer));
  const body = slicer.resolve(operation["requestBody"], `${place.pointer}/requestBody`);
  const { url } = asObject(operation["externalDocs"]);
  return {
    ...keepKeys(operation, ["summary", "description"]),
    ...(isAbsolute(url) && { externalDocs: { url } }),
    ...keepKeys(operation, ["deprecated", "security"]),
    ...(parameters.length > 0 && { parameters }),
    ...(body.value !== undefined && {
      requestBody: { ...keepKeys(body.value, ["required"]), content: sliceContent(body, slicer) },
    }),
    responses: sliceResponses(place, slicer),
  };
}

/** The parameters of an operation or a path item, behind their references. */
export function listParameters(
  { value: owner, pointer }: Place,
  resolve: Reach["resolve"],
): Place[] {
  const parameters = owner?.["parameters"];
  if (!isJsonList(parameters)) return [];
  return parameters
    .map((each, index) => resolve(each, `${pointer}/parameters/${index}`))
    .filter(({ value }) => value !== undefined);
}

/** The path item's parameters, but for those that the operation has anew (OpenAPI 3.1, 4.8.10.1). */
function mergeParameters(inherited: readonly Place[], own: readonly Place[]): Place[] {
  const isSame = ({ value: a }: Place, { value: b }: Place): boolean =>
    a?.["name"] === b?.["name"] && a?.["in"] === b?.["in"];
  return [...inherited.filter((each) => !own.some((other) => isSame(each, other))), ...own];
}

function sliceParameter(parameter: Place, slicer: Slicer): JsonObject {
  return {
    ...keepKeys(asObject(parameter.value), parameterKeys.split(" ")),
    ...sliceSchema(parameter, slicer),
    ...nonEmpty("content", sliceContent(parameter, slicer)),
  };
}

function sliceResponses({ value: operation, pointer }: Place, slicer: Slicer): JsonObject {
  const statuses = Object.entries(asObject(operation?.["responses"]));
  return Object.fromEntries(
    statuses
      .filter(([status]) => !status.startsWith("x-"))
      .map(([status, value]) => {
        const response = slicer.resolve(value, pointer + toPointer(["responses", status]));
        const { description = "" } = asObject(response.value);
        const headers = nonEmpty("headers", sliceHeaders(response, slicer));
        const content = nonEmpty("content", sliceContent(response, slicer));
        return [status, { description, ...headers, ...content }];
      }),
  );
}

/** A header called Content-Type is ignored (OpenAPI 3.1, 4.8.17). */
function sliceHeaders({ value: response, pointer }: Place, slicer: Slicer): JsonObject {
  return Object.fromEntries(
    Object.entries(asObject(response?.["headers"]))
      .filter(([name]) => name.toLowerCase() !== "content-type")
      .map(([name, value]): [string, JsonObject] => {
        const header = slicer.resolve(value, pointer + toPointer(["headers", name]));
        return [name, sliceHeader(header, slicer)];
      }),
  );
}

/** A header is a parameter whose name is its key (OpenAPI 3.1, 4.8.21). */
function sliceHeader(header: Place, slicer: Slicer): JsonObject {
  const { name: _, in: __, ...parameter } = sliceParameter(header, slicer);
  return parameter;
}

/** The media types of a body, a response or a parameter. */
function sliceContent({ value: owner, pointer }: Place, slicer: Slicer): JsonObject {
  return Object.fromEntries(
    Object.entries(asObject(owner?.["content"])).map(([mediaType, value]) => {
      const place = pointer + toPointer(["content", mediaType]);
      const { value: found = {}, pointer: at } = slicer.resolve(value, place);
      const media = { value: found, pointer: at };
      return [
        mediaType,
        {
          ...sliceSchema(media, slicer),
          ...keepKeys(media.value, ["example"]),
          ...nonEmpty("encoding", sliceEncoding(media.value["encoding"])),
          ...nonEmpty("examples", sliceExamples(media, slicer)),
        },
      ];
    }),
  );
}

function sliceSchema({ value: owner, pointer }: Place, slicer: Slicer): JsonObject {
  const schema = owner?.["schema"];
  if (schema === undefined) return {};
  return { schema: slicer.takeSchema(schema, `${pointer}/schema`) };
}

function sliceEncoding(encoding: JsonValue | undefined): JsonObject {
  return Object.fromEntries(
    Object.entries(asObject(encoding)).map(([property, value]) => [
      property,
      keepKeys(asObject(value), encodingKeys.split(" ")),
    ]),
  );
}

/** Examples without a value lie outside of the document. */
function sliceExamples({ value: media, pointer }: Place, slicer: Slicer): JsonObject {
  return Object.fromEntries(
    Object.entries(asObject(media?.["examples"]))
      .map(([name, value]): [string, JsonObject] => {
        const example = slicer.resolve(value, pointer + toPointer(["examples", name]));
        // OpenAPI 3.2 calls it dataValue where it is not about the bytes (4.19).
        const { dataValue, ...given } = asObject(example.value);
        const shown = dataValue === undefined ? {} : { value: dataValue };
        return [name, { ...shown, ...keepKeys(given, ["summary", "value"]) }];
      })
      .filter(([, example]) => Object.hasOwn(example, "value")),
  );
}

/** An object with one key, or without any where its value is empty. */
export function nonEmpty(key: string, value: JsonObject): JsonObject {
  return Object.keys(value).length > 0 ? { [key]: value } : {};
}

function isAbsolute(url: JsonValue | undefined): url is string {
  return typeof url === "string" && /^https?:\/\//u.test(url);
}
