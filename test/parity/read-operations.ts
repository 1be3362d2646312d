import { readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";
import { repository } from "../consumer.js";
import { follow, isObject, type JsonObject } from "./follow-schema.js";
import { type Reading, type Sample, sampleSchema } from "./sample-schema.js";

/** An operation of a spec, as its callers see it. */
export interface TestedOperation {
  readonly id: string;
  readonly path: string;
  /** The methods of our client, as `link.token`: the one that takes any mode, or those of the modes. */
  readonly method: string;
  readonly samples: readonly Sample[];
}

export interface TestedSpec {
  readonly operations: readonly TestedOperation[];
  /** Names of the headers that carry credentials, versions and parameters, in lower case. */
  readonly headers: readonly string[];
}

/** Reads the operations of a spec, each with inputs that try every property. */
export async function readOperations(provider: string): Promise<TestedSpec> {
  const text = await readFile(path.join(repository, "specs", `${provider}.yaml`), "utf8");
  const spec = parse(text) as JsonObject;
  const places = Object.entries(spec["paths"] as JsonObject).flatMap(([url, item]) =>
    Object.entries(item as JsonObject)
      .filter(([, operation]) => isObject(operation) && "x-link-token" in operation)
      .map(([, operation]) => ({
        url,
        operation: operation as JsonObject,
        item: item as JsonObject,
      })),
  );
  const schemes = (spec["components"] as Record<string, JsonObject>)["securitySchemes"] ?? {};
  return {
    operations: places.map(({ url, operation, item }) => {
      const token = operation["x-link-token"] as JsonObject;
      const reading: Reading = { spec, camelCase: token["naming"] === "camelCase" };
      return {
        id: operation["operationId"] as string,
        path: url,
        method: token["method"] as string,
        samples: sampleSchema(inputOf(operation, item, spec), reading),
      };
    }),
    headers: [
      "authorization",
      ...Object.values(schemes as Record<string, JsonObject>)
        .filter(({ in: place }) => place === "header")
        .map(({ name }) => String(name).toLowerCase()),
      ...places.flatMap(({ operation, item }) =>
        parametersOf(operation, item, spec)
          .filter(({ in: place }) => place === "header")
          .map(({ name }) => String(name).toLowerCase()),
      ),
    ],
  };
}

/** The body with the parameters that callers fill among its properties. */
function inputOf(operation: JsonObject, item: JsonObject, spec: JsonObject): JsonObject {
  const parameters = parametersOf(operation, item, spec).flatMap((parameter) => {
    const { name, omit, option, constant } = (parameter["x-link-parameter"] ?? {}) as JsonObject;
    if (omit !== undefined || option !== undefined || constant !== undefined) return [];
    const isHeader = parameter["in"] === "header";
    const schema = { ...(parameter["schema"] as JsonObject), ...exampleOf(parameter, isHeader) };
    return [
      { key: String(name ?? parameter["name"]), schema, required: parameter["required"] === true },
    ];
  });
  const own: JsonObject = {
    type: "object",
    properties: Object.fromEntries(parameters.map(({ key, schema }) => [key, schema])),
    required: parameters.filter(({ required }) => required).map(({ key }) => key),
  };
  const body = operation["requestBody"] as JsonObject | undefined;
  if (body === undefined) return own;
  const [media] = Object.values(body["content"] as Record<string, JsonObject>);
  return { allOf: [own, media?.["schema"]] };
}

/** What a parameter is tried with: no empty path, and nothing in a header that HTTP forbids there. */
function exampleOf(parameter: JsonObject, isHeader: boolean): JsonObject {
  const example = parameter["example"] === undefined ? {} : { example: parameter["example"] };
  if (isHeader) return { ...example, pattern: "" };
  return parameter["in"] === "path" ? { ...example, minLength: 1 } : example;
}

function parametersOf(operation: JsonObject, item: JsonObject, spec: JsonObject): JsonObject[] {
  const all = [item["parameters"] ?? [], operation["parameters"] ?? []].flat() as JsonObject[];
  return all.map((parameter) =>
    typeof parameter["$ref"] === "string"
      ? (follow(parameter["$ref"], spec) as JsonObject)
      : parameter,
  );
}
