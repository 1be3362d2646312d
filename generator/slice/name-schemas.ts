import { toPascalCase } from "../names/casing.js";
import { freeName } from "../names/free-name.js";
import { valueAt, parsePointer } from "../openapi/pointer.js";
import {
  componentKey,
  componentsOf,
  isComponentName,
  schemaReferences,
  targetOf,
} from "../openapi/reference.js";
import { schemaParts, type Step, walkPointer } from "../openapi/walk.js";
import { type JsonObject, type JsonValue, isJsonObject, asObject } from "../types/json.js";
import { mountKey } from "./mount-document.js";
import type { Reach } from "./reach.js";

/**
 * Keys for the schemas that references lead to without being components, and for components whose keys OpenAPI does
 * not allow, by their JSON Pointer. A small schema gets none: it is written out where it is referred to, as is what
 * merely refers to something else.
 */
export function nameSchemas({ upstream, reach, follow }: Reached): ReadonlyMap<string, string> {
  const mapped = new Set([...reach.mapped()].map(follow));
  const taken = new Set(
    Object.keys(componentsOf(upstream))
      .filter((key) => isComponentName(key))
      .map(toPascalCase),
  );
  const names = new Map<string, string>();
  for (const pointer of [...reach.targets()].sort()) {
    const key = componentKey(pointer);
    if (key === undefined ? follow(pointer) !== pointer : isComponentName(key)) continue;
    const isNamed = key !== undefined || mapped.has(pointer);
    if (!isNamed && isSmall(valueAt(upstream, pointer), upstream)) continue;
    const wanted = nameSchema(upstream, pointer);
    const name = freeName(wanted, (each) => taken.has(toPascalCase(each)));
    taken.add(toPascalCase(name));
    names.set(pointer, name);
  }
  return names;
}

/** A document, what was reached in it, and how to follow mere references. */
export interface Reached {
  readonly upstream: JsonObject;
  readonly reach: Pick<Reach, "targets" | "mapped">;
  readonly follow: (pointer: string) => string;
}

/** How many schemas a small one is made of, itself included: enough for a nullable text in a list. */
const most = 4;

/** Whether a schema says so little that it may stand several times, and refers to components alone. */
function isSmall(schema: JsonValue | undefined, upstream: JsonObject): boolean {
  const pending = [schema];
  for (const each of pending) {
    if (!isJsonObject(each)) continue;
    if (["properties", "patternProperties", "enum"].some((key) => Object.hasOwn(each, key))) {
      return false;
    }
    const isBound = schemaReferences(each, upstream).some(
      ([, to]) => componentKey(targetOf(to)) === undefined,
    );
    if (isBound) return false;
    pending.push(...schemaParts(each).map(([, part]) => part));
    if (pending.length > most) return false;
  }
  return true;
}

/**
 * A name in PascalCase for the schema that stands at a location, by the names on the way there.
 *
 * @example nameSchema(upstream, "/components/schemas/Session/properties/end_user"); // "SessionEndUser"
 */
function nameSchema(upstream: JsonObject, pointer: string): string {
  const words =
    externalWords(pointer) ??
    walkPointer(pointer).map((step, index, steps) =>
      wordOf(step, { upstream, before: steps.slice(0, index) }),
    );
  // A key of components consists of ASCII (OpenAPI 3.1, 4.8.7.1).
  const name = toPascalCase(words.join(" ")).replace(/[^A-Za-z0-9]/gu, "");
  return /^[A-Za-z]/u.test(name) ? name : `Schema${name}`;
}

/** Of another document, its own names say enough: the component's, or the file's. */
function externalWords(pointer: string): string[] | undefined {
  const [room, file = "", ...inner] = parsePointer(pointer);
  if (room !== mountKey) return undefined;
  const name = inner.findLast((segment) => !/^\d+$/u.test(segment));
  return [name ?? file.replace(/^\d+-/u, "")];
}

interface Surroundings {
  readonly upstream: JsonObject;
  /** The steps that led to this one. */
  readonly before: readonly Step[];
}

function wordOf({ from, key, to, pointer }: Step, { upstream, before }: Surroundings): string {
  switch (from) {
    case "schemas":
    case "callbacks":
    case "responses":
    case "anything":
      return key;
    case "schema":
      return keywordWords.get(key) ?? key;
    case "list of schema":
      return String(Number(key) + 1);
    case "namedResponses":
      return withSuffix(key, "Response");
    case "requestBodies":
      return withSuffix(key, "Request");
    case "parameters":
      return withSuffix(key, "Parameter");
    case "headers":
      return withSuffix(key, "Header");
    case "list of parameter":
      return String(asObject(valueAt(upstream, pointer))["name"] ?? `Parameter ${key}`);
    case "pathItem": {
      const path = before.findLast((step) => step.from === "paths")?.key ?? "";
      if (to !== "operation") return path;
      const { operationId } = asObject(valueAt(upstream, pointer));
      return typeof operationId === "string" ? operationId : `${key} ${path}`;
    }
    case "operation":
      return operationWords.get(key) ?? "";
    case "document":
      return to === "anything" ? key : "";
    default:
      return "";
  }
}

/** The words for a schema's parts; of a property, the name says enough. */
const keywordWords: ReadonlyMap<string, string> = new Map([
  ...["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"].map(
    (keyword) => [keyword, ""] as const,
  ),
  ["items", "Item"],
  ["prefixItems", "Item"],
  ["additionalProperties", "Value"],
  ["allOf", "Part"],
  ["anyOf", "Choice"],
  ["oneOf", "Choice"],
]);

const operationWords: ReadonlyMap<string, string> = new Map([
  ["requestBody", "Request"],
  ["responses", "Response"],
]);

function withSuffix(name: string, suffix: string): string {
  return toPascalCase(name).endsWith(suffix) ? name : `${name} ${suffix}`;
}
