import { changeTargets } from "../openapi/mapping.js";
import { objectSchema } from "../openapi/normal-schema.js";
import { parsePointer, valueAt } from "../openapi/pointer.js";
import {
  componentKey,
  componentPointer,
  componentReference,
  componentsOf,
  referenceOf,
  targetOf,
} from "../openapi/reference.js";
import { mapSchemaParts } from "../openapi/walk.js";
import {
  type JsonObject,
  type JsonValue,
  isJsonList,
  isJsonObject,
  asObject,
  asList,
} from "../types/json.js";
import { keepKeys } from "./keep-keys.js";
import { namePlaces } from "./name-places.js";
import type { Reach } from "./reach.js";
import { upgradeSchema } from "./upgrade-schema.js";

/** Writes schemas of a provider's document as those of a slice. */
export interface SchemaWriter {
  /** The schema as OpenAPI 3.1 whose references lead to components. */
  readonly write: (schema: JsonValue) => JsonValue;
  /** What was reached, by key, in the order of the document: components, and schemas that became some. */
  readonly components: () => JsonObject;
}

/** Starts when everything was reached, as only then it is known which schemas become components. */
export function createSchemaWriter(upstream: JsonObject, reach: Reach): SchemaWriter {
  const follow = createFollowAliases(upstream);
  const names = namePlaces({ upstream, reach, follow });
  const named = new Map([...names].map(([pointer, key]) => [valueAt(upstream, pointer), key]));

  /** Where a schema stood that became a component, a reference takes its place. */
  const settle = (schema: JsonValue): JsonValue => {
    const key = named.get(schema);
    if (key === undefined) return settleInside(schema);
    return { $ref: componentReference(key), ...aboutProperty(schema) };
  };

  const settleInside = (schema: JsonValue): JsonValue =>
    isJsonObject(schema)
      ? settleReference(settleMapping(mapSchemaParts(schema, settle), schema))
      : schema;

  const settleReference = (schema: JsonObject): JsonValue => {
    const to = referenceOf(schema);
    if (to === undefined) return schema;
    const target = follow(targetOf(to));
    const component = componentKey(target);
    if (component !== undefined) {
      return { ...schema, $ref: componentReference(names.get(target) ?? component) };
    }
    const { $ref: _, ...beside } = schema;
    const meant = valueAt(upstream, target) ?? {};
    const key = names.get(target);
    if (key !== undefined) {
      return { $ref: componentReference(key), ...aboutProperty(meant), ...beside };
    }
    return reach.targets().has(target) ? merge(settleInside(meant), beside) : schema;
  };

  const settleMapping = (schema: JsonObject, written: JsonObject): JsonObject => {
    const { discriminator } = schema;
    if (!isJsonObject(discriminator)) return schema;
    const mapping = { ...renamedBranches(written), ...asObject(discriminator["mapping"]) };
    const isMapped = Object.keys(mapping).length > 0;
    const settled = changeTargets(
      isMapped ? { ...discriminator, mapping } : discriminator,
      (to) => {
        const target = follow(targetOf(typeof to === "string" ? to : ""));
        const key = names.get(target) ?? componentKey(target);
        return key === undefined ? to : componentReference(key);
      },
    );
    return { ...schema, discriminator: settled };
  };

  /** The branches whose keys were the values of a discriminator, and are no longer: nothing else says them. */
  const renamedBranches = (schema: JsonObject): JsonObject => {
    const branches = [schema["anyOf"], schema["oneOf"]].filter(isJsonList).flat();
    const renamed = branches.flatMap((branch): Entry[] => {
      const to = referenceOf(branch);
      const key = to === undefined ? undefined : componentKey(targetOf(to));
      return to !== undefined && key !== undefined && names.has(targetOf(to)) ? [[key, to]] : [];
    });
    return Object.fromEntries(renamed);
  };

  const writeInside = (schema: JsonValue): JsonValue => upgradeSchema(settleInside(schema));

  /** A child that adds nothing to its parent is no other name for it. */
  const writeComponent = (key: string, schema: JsonValue): JsonValue => {
    const written = writeInside(schema);
    const { $ref, ...beside } = asObject(written);
    const isUnwrapped = $ref !== undefined && referenceOf(schema) === undefined;
    return isUnwrapped && reach.children().has(key) ? { ...beside, allOf: [{ $ref }] } : written;
  };

  const components = (): JsonObject => {
    const reached = new Set([...reach.targets()].map((pointer) => componentKey(pointer)));
    const placed = new Map<string | undefined, Entry[]>();
    for (const [pointer, key] of names) {
      const host = hostOf(pointer);
      const entries = placed.get(host) ?? [];
      entries.push([key, writeInside(valueAt(upstream, pointer) ?? {})]);
      placed.set(host, entries);
    }
    const own = Object.entries(componentsOf(upstream)).flatMap(([key, schema]) => [
      ...(reached.has(key) && !names.has(componentPointer(key))
        ? [[key, writeComponent(key, schema)] satisfies Entry]
        : []),
      ...(placed.get(key) ?? []),
    ]);
    return Object.fromEntries([...own, ...(placed.get(undefined) ?? [])]);
  };

  return { write: (schema) => upgradeSchema(settle(schema)), components };
}

type Entry = [key: string, schema: JsonValue];

/** The key of the component schema that a place is a part of, if it is. */
function hostOf(pointer: string): string | undefined {
  const [room, kind, key] = parsePointer(pointer);
  return room === "components" && kind === "schemas" ? key : undefined;
}

/** What a schema says about the property that has it, more than about its values. */
function aboutProperty(schema: JsonValue): JsonObject {
  return keepKeys(asObject(schema), ["deprecated", "readOnly", "writeOnly"]);
}

/** A schema with what stood beside a reference to it; true and false as objects (JSON Schema 2020-12, 4.3.2). */
function merge(schema: JsonValue, beside: JsonObject): JsonValue {
  const written = objectSchema(schema);
  if (Object.keys(beside).length === 0) return written;
  const { allOf } = beside;
  return { ...beside, allOf: [written, ...asList(allOf)] };
}

/**
 * Makes a function that says which schema is meant by a JSON Pointer: where it leads, or, as long as there is
 * a mere reference and no component, where that leads. Each is followed once.
 */
export function createFollowAliases(upstream: JsonObject): (pointer: string) => string {
  const ends = new Map<string, string>();
  return (pointer) => {
    const trail = new Set<string>();
    let end = pointer;
    while (!trail.has(end)) {
      trail.add(end);
      const next = ends.get(end) ?? nextOf(upstream, end);
      if (next === undefined) break;
      end = next;
    }
    for (const each of trail) ends.set(each, end);
    return end;
  };
}

function nextOf(upstream: JsonObject, pointer: string): string | undefined {
  const value = componentKey(pointer) === undefined ? valueAt(upstream, pointer) : undefined;
  const to = referenceOf(value);
  const isAlias = isJsonObject(value) && Object.keys(value).length === 1;
  return isAlias && to?.startsWith("#") === true ? targetOf(to) : undefined;
}
