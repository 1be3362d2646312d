import { type JsonObject, isJsonList, isJsonObject } from "../types/json.js";
import { followReference, referenceOf } from "../openapi/reference.js";
import { valueAt } from "../openapi/pointer.js";

/** One of the schemas that a value has to meet. */
export interface OpenSchema {
  readonly pointer: string;
  readonly value: JsonObject;
  /** The references that lead here. */
  readonly hops: readonly Hop[];
  /** Whether every value has to meet it: not so for one of several alternatives. */
  readonly certain: boolean;
}

/** A reference that was followed. */
export interface Hop {
  /** Where the `$ref` stands. */
  readonly pointer: string;
  readonly target: string;
}

/** The schema at a pointer, and those that it is composed of: behind references, and parts of allOf, anyOf and oneOf. */
export function openSchema(root: JsonObject, pointer: string): OpenSchema[] {
  const seen = new Set<string>();
  const open = (at: string, hops: readonly Hop[], certain: boolean): OpenSchema[] => {
    const value = valueAt(root, at);
    if (!isJsonObject(value) || seen.has(at)) return [];
    seen.add(at);
    const reference = referenceOf(value);
    const target = reference === undefined ? undefined : followReference(root, reference)?.pointer;
    const behind =
      target === undefined
        ? []
        : open(target, [...hops, { pointer: `${at}/$ref`, target }], certain);
    const parts = (["allOf", "anyOf", "oneOf"] as const).flatMap((keyword) => {
      const list = value[keyword];
      const branches = isJsonList(list) ? list : [];
      const others = branches.filter((each) => !isJsonObject(each) || each["type"] !== "null");
      const isCertain = certain && (keyword === "allOf" || others.length === 1);
      return branches.flatMap((_, index) => open(`${at}/${keyword}/${index}`, hops, isCertain));
    });
    return [{ pointer: at, value, hops, certain }, ...behind, ...parts];
  };
  return open(pointer, [], true);
}
