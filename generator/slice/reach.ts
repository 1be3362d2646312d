import type { JsonObject, JsonValue } from "../types/json.js";
import { isJsonObject } from "../util/json.js";
import { parsePointer, toPointer } from "../util/pointer.js";
import { asObject } from "./as-object.js";
import { keepKeys } from "./keep-keys.js";
import { plainReference } from "./plain-reference.js";
import {
  circularReference,
  externalReference,
  unresolvedReference,
  unsupportedReference,
} from "./reference-problems.js";
import { schemaParts } from "./schema-parts.js";
import type { SliceProblem } from "./slice-problem.js";

/** Follows references in a provider's document, and remembers what was met. */
export interface Reach {
  /** The object behind a value's references; `pointer` is where the value stands. */
  readonly resolve: (value: JsonValue | undefined, pointer: string) => Place;
  /** Notes every component schema that a schema reaches, and what leads nowhere. */
  readonly visit: (schema: JsonValue | undefined, pointer: string) => void;
  /** Keys of the component schemas that were reached. */
  readonly schemas: () => ReadonlySet<string>;
  readonly problems: () => readonly SliceProblem[];
}

/** Where an object stands; empty where there is something else, or nothing. */
export interface Place {
  readonly value: JsonObject | undefined;
  readonly pointer: string;
}

/** Starts with nothing reached. */
export function createReach(upstream: JsonObject): Reach {
  const components = asObject(asObject(upstream["components"])["schemas"]);
  const schemas = new Set<string>();
  const visited = new Set<JsonValue>();
  const problems = new Map<string, SliceProblem>();
  const report = (problem: SliceProblem): undefined => void problems.set(problem.pointer, problem);

  const follow = (reference: string, pointer: string): JsonValue | undefined => {
    if (!reference.startsWith("#")) return report(externalReference(reference, pointer));
    const target = valueAt(upstream, plainReference(reference));
    return target ?? report(unresolvedReference(reference, pointer));
  };

  const resolve = (value: JsonValue | undefined, pointer: string): Place => {
    const trail = new Set<string>();
    let [current, place] = [value, pointer];
    for (let to = referenceOf(current); to !== undefined; to = referenceOf(current)) {
      const target = plainReference(to).slice(1);
      if (trail.has(target)) {
        const loop = [...trail];
        report(circularReference(loop.slice(loop.indexOf(target))));
        return { value: undefined, pointer };
      }
      trail.add(target);
      [current, place] = [follow(to, `${place}/$ref`), target];
    }
    if (!isJsonObject(current)) return { value: undefined, pointer: place };
    // These two alone may stand beside a reference that leads to no schema (OpenAPI 3.1, 4.8.23).
    const beside = keepKeys(asObject(value), ["summary", "description"]);
    return { value: { ...current, ...beside }, pointer: place };
  };

  /** Notes the component that a schema refers to, and gives it. */
  const enter = (reference: string, pointer: string): JsonValue | undefined => {
    const target = follow(reference, pointer);
    if (target === undefined) return undefined;
    const [room, kind, key, ...deeper] = parsePointer(plainReference(reference));
    if (room !== "components" || kind !== "schemas" || key === undefined || deeper.length > 0) {
      return report(unsupportedReference(reference, pointer));
    }
    schemas.add(key);
    return target;
  };

  const visit = (root: JsonValue | undefined, start: string): void => {
    const pending: [schema: JsonValue | undefined, pointer: string][] = [[root, start]];
    for (const [schema, pointer] of pending) {
      if (!isJsonObject(schema) || visited.has(schema)) continue;
      visited.add(schema);
      resolve(schema, pointer);
      for (const [place, to] of references(schema, components)) {
        pending.push([enter(to, pointer + place), plainReference(to).slice(1)]);
      }
      for (const [place, part] of schemaParts(schema)) pending.push([part, pointer + place]);
    }
  };

  return { resolve, visit, schemas: () => schemas, problems: () => [...problems.values()] };
}

function referenceOf(value: JsonValue | undefined): string | undefined {
  const reference = asObject(value)["$ref"];
  return typeof reference === "string" ? reference : undefined;
}

/** A schema's `$ref`, and what its discriminator maps to by reference or by name (OpenAPI 3.1, 4.8.25). */
function references(schema: JsonObject, components: JsonObject): [place: string, to: string][] {
  const mapping = asObject(asObject(schema["discriminator"])["mapping"]);
  const mapped = Object.entries(mapping).map(([key, to]): [string, JsonValue] => [
    toPointer(["discriminator", "mapping", key]),
    typeof to === "string" && Object.hasOwn(components, to)
      ? `#${toPointer(["components", "schemas", to])}`
      : to,
  ]);
  return [["/$ref", referenceOf(schema)] as const, ...mapped].flatMap(
    ([place, to]): [string, string][] => (typeof to === "string" ? [[place, to]] : []),
  );
}

/** The value that a reference within the document leads to. */
function valueAt(root: JsonValue, reference: string): JsonValue | undefined {
  if (reference !== "#" && !reference.startsWith("#/")) return undefined;
  let current: JsonValue | undefined = root;
  for (const segment of parsePointer(reference)) {
    if (typeof current !== "object" || current === null) return undefined;
    if (!Object.hasOwn(current, segment)) return undefined;
    current = (current as JsonObject)[segment];
  }
  return current;
}
