import {
  headersOf,
  isIgnoredParameter,
  namedObjects,
  type LocatedOperation,
  parametersOf,
  requestBodyOf,
  responsesOf,
} from "../openapi/operations.js";
import type { LocatedObject } from "../openapi/reference.js";
import { type JsonObject, type JsonValue, asObject } from "../types/json.js";
import { keepKeys } from "./keep-keys.js";
import type { Reach } from "./reach.js";

const parameterKeys = "name in description required deprecated style explode allowReserved";
const encodingKeys = "contentType style explode allowReserved";

/** How to get at the parts of an operation. */
export interface Slicer extends Pick<Reach, "resolve"> {
  /** What stands in the slice for a schema that stands in the document at this location. */
  readonly takeSchema: (schema: JsonValue, pointer: string) => JsonValue;
}

/**
 * An operation on its own: the parameters of its path item are its own, references to anything but a
 * schema are replaced by what they lead to, and what says nothing about the call is left out.
 */
export function sliceOperation(location: LocatedOperation, slicer: Slicer): JsonObject {
  const { resolve } = slicer;
  const operation: JsonObject = location.operation;
  const parameters = parametersOf(location, resolve)
    .filter(({ value }) => !isIgnoredParameter(value))
    .map((each) => sliceParameter(each, slicer));
  const body = requestBodyOf(location, resolve);
  const { url } = asObject(operation["externalDocs"]);
  return {
    ...keepKeys(operation, ["summary", "description"]),
    ...(isAbsolute(url) && { externalDocs: { url } }),
    ...keepKeys(operation, ["deprecated", "security"]),
    ...(parameters.length > 0 && { parameters }),
    ...(body !== undefined && {
      requestBody: { ...keepKeys(body.value, ["required"]), content: sliceContent(body, slicer) },
    }),
    responses: sliceResponses(location, slicer),
  };
}

function sliceParameter(parameter: LocatedObject, slicer: Slicer): JsonObject {
  const { in: location, required } = parameter.value;
  return {
    ...keepKeys(parameter.value, parameterKeys.split(" ")),
    // A server has no cookies to send; what is optional goes without.
    ...(location === "cookie" && required !== true && { "x-link-parameter": { omit: true } }),
    ...sliceSchema(parameter, slicer),
    ...nonEmpty("content", sliceContent(parameter, slicer)),
  };
}

function sliceResponses(location: LocatedOperation, slicer: Slicer): JsonObject {
  return Object.fromEntries(
    responsesOf(location, slicer.resolve).map(({ status, ...response }) => {
      const { description = "" } = response.value;
      const headers = nonEmpty("headers", sliceHeaders(response, slicer));
      const content = nonEmpty("content", sliceContent(response, slicer));
      return [status, { description, ...headers, ...content }];
    }),
  );
}

/** A header is a parameter whose name is its key (OpenAPI 3.1, 4.8.21). */
function sliceHeaders(response: LocatedObject, slicer: Slicer): JsonObject {
  return Object.fromEntries(
    headersOf(response, slicer.resolve).map(({ name: key, ...header }) => {
      const { name: _, in: __, ...parameter } = sliceParameter(header, slicer);
      return [key, parameter];
    }),
  );
}

/** The media types of a body, a response or a parameter. */
function sliceContent(owner: LocatedObject, slicer: Slicer): JsonObject {
  return Object.fromEntries(
    namedObjects(owner, "content", slicer.resolve).map(({ name, ...media }) => [
      name,
      {
        ...sliceSchema(media, slicer),
        ...keepKeys(media.value, ["example"]),
        ...nonEmpty("encoding", sliceEncoding(media.value["encoding"])),
        ...nonEmpty("examples", sliceExamples(media, slicer)),
      },
    ]),
  );
}

function sliceSchema({ value: owner, pointer }: LocatedObject, slicer: Slicer): JsonObject {
  const schema = owner["schema"];
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
function sliceExamples(media: LocatedObject, slicer: Slicer): JsonObject {
  return Object.fromEntries(
    namedObjects(media, "examples", slicer.resolve)
      .map(({ name, value }): [string, JsonObject] => {
        // OpenAPI 3.2 calls it dataValue where it is not about the bytes (4.19).
        const { dataValue, ...given } = value;
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
