import type { JsonObject, JsonValue } from "../types/json.js";
import { toCamelCase } from "../util/casing.js";
import { isJsonList, isJsonObject } from "../util/json.js";
import { toPointer } from "../util/pointer.js";
import type { FoundOperation } from "./find-operation.js";
import { keepKeys } from "./keep-keys.js";
import type { Reach } from "./reach.js";
import { upgradeSchema } from "./upgrade-schema.js";

const parameterKeys = "name in description required deprecated style explode schema".split(" ");

/**
 * An operation on its own: parameters and servers of its path item are its own, references to anything
 * but a schema are replaced by what they lead to, and what says nothing about the call is left out.
 */
export function sliceOperation(
  found: FoundOperation,
  upstream: JsonObject,
  reach: Reach,
): JsonObject {
  const { path, method, operation, item } = found;
  const place = toPointer(["paths", path, method]);
  const parameters = sliceParameters(found, reach);
  const body = reach.resolve(operation["requestBody"], `${place}/requestBody`);
  const servers = operation["servers"] ?? item["servers"];
  const { url } = object(operation["externalDocs"]);
  return {
    operationId: operation["operationId"] ?? toCamelCase(`${method} ${path}`),
    ...keepKeys(operation, ["summary", "description"]),
    ...(isAbsolute(url) && { externalDocs: { url } }),
    ...keepKeys(operation, ["deprecated", "security"]),
    ...(servers !== undefined && upstream["servers"] !== servers && { servers }),
    ...(parameters.length > 0 && { parameters }),
    ...(isJsonObject(body) && {
      requestBody: {
        ...keepKeys(body, ["required"]),
        content: sliceContent(body["content"], `${place}/requestBody/content`, reach),
      },
    }),
    responses: sliceResponses(operation["responses"], `${place}/responses`, reach),
  };
}

/** The path item's parameters, but for those that the operation has anew (OpenAPI 3.1, 4.8.9.1). */
function sliceParameters(
  { path, method, operation, item }: FoundOperation,
  reach: Reach,
): JsonValue[] {
  const list = (value: JsonValue | undefined, pointer: string): JsonObject[] =>
    (isJsonList(value) ? value : []).flatMap((each, index) => {
      const parameter = reach.resolve(each, `${pointer}/parameters/${index}`);
      return isJsonObject(parameter) ? [parameter] : [];
    });
  const own = list(operation["parameters"], toPointer(["paths", path, method]));
  const inherited = list(item["parameters"], toPointer(["paths", path])).filter(
    (each) => !own.some(({ name, in: place }) => name === each["name"] && place === each["in"]),
  );
  return [...inherited, ...own].map((parameter) => {
    reach.visit(parameter["schema"], toPointer(["paths", path, method, "parameters"]));
    const kept = keepKeys(parameter, parameterKeys);
    const { schema } = kept;
    return schema === undefined ? kept : { ...kept, schema: upgradeSchema(schema) };
  });
}

function sliceResponses(
  responses: JsonValue | undefined,
  pointer: string,
  reach: Reach,
): JsonObject {
  const entries = Object.entries(object(responses)).map(([status, value]) => {
    const place = `${pointer}/${status}`;
    const response = object(reach.resolve(value, place));
    const content = sliceContent(response["content"], `${place}/content`, reach);
    return [
      status,
      {
        description: response["description"] ?? "",
        ...(Object.keys(content).length > 0 && { content }),
      },
    ] as const;
  });
  return Object.fromEntries(entries);
}

function sliceContent(content: JsonValue | undefined, pointer: string, reach: Reach): JsonObject {
  return Object.fromEntries(
    Object.entries(object(content)).map(([mediaType, value]) => {
      const media = object(value);
      const place = pointer + toPointer([mediaType]);
      reach.visit(media["schema"], `${place}/schema`);
      const examples = sliceExamples(media["examples"], `${place}/examples`, reach);
      return [
        mediaType,
        {
          ...(media["schema"] !== undefined && { schema: upgradeSchema(media["schema"]) }),
          ...keepKeys(media, ["example", "encoding"]),
          ...(Object.keys(examples).length > 0 && { examples }),
        },
      ];
    }),
  );
}

function sliceExamples(examples: JsonValue | undefined, pointer: string, reach: Reach): JsonObject {
  return Object.fromEntries(
    Object.entries(object(examples)).map(([name, value]) => {
      const example = object(reach.resolve(value, pointer + toPointer([name])));
      return [name, keepKeys(example, ["summary", "value"])];
    }),
  );
}

function isAbsolute(url: JsonValue | undefined): url is string {
  return typeof url === "string" && /^https?:\/\//u.test(url);
}

function object(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
