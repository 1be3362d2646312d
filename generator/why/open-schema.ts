import { valueAt, toPointer } from "../openapi/pointer.js";
import { followReference, referenceOf, targetOf } from "../openapi/reference.js";
import {
  asList,
  type JsonObject,
  isJsonList,
  isJsonObject,
  type JsonValue,
} from "../types/json.js";

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
    const target = followReference(root, referenceOf(value) ?? "")?.pointer;
    const hop = target === undefined ? [] : [{ pointer: `${at}/$ref`, target }];
    const behind = hop.flatMap((each) => open(each.target, [...hops, each], certain));
    const parts = (["allOf", "anyOf", "oneOf"] as const).flatMap((keyword) => {
      const branches = asList(value[keyword]);
      const others = branches.filter((each) => !isJsonObject(each) || each["type"] !== "null");
      const isCertain = certain && (keyword === "allOf" || others.length === 1);
      return branches.flatMap((_, index) => open(`${at}/${keyword}/${index}`, hops, isCertain));
    });
    return [{ pointer: at, value, hops, certain }, ...behind, ...parts];
  };
  return open(pointer, [], true);
}

/**
 * Makes what finds the shortest chain of references from one of some locations to a component; none where nothing leads
 * there. All references are walked once, when somebody asks.
 */
export function createFindReferences(
  root: JsonObject,
  starts: readonly string[],
): (goal: string) => Hop[] {
  let steps: ReadonlyMap<string, Step | undefined> | undefined;
  return (goal) => {
    steps ??= listSteps(root, starts);
    const chain: Hop[] = [];
    for (let step = steps.get(goal); step !== undefined; step = steps.get(step.from)) {
      chain.push(step.hop);
    }
    return chain.reverse();
  };
}

/** The last reference on the shortest way to a component, and the location that holds it. */
interface Step {
  readonly from: string;
  readonly hop: Hop;
}

function listSteps(
  root: JsonObject,
  starts: readonly string[],
): ReadonlyMap<string, Step | undefined> {
  const steps = new Map<string, Step | undefined>(starts.map((start) => [start, undefined]));
  for (const from of steps.keys()) {
    for (const hop of hopsBelow(valueAt(root, from), from)) {
      if (!steps.has(hop.target)) steps.set(hop.target, { from, hop });
    }
  }
  return steps;
}

/** The references that a value holds, at any depth. */
function hopsBelow(value: JsonValue | undefined, pointer: string): Hop[] {
  if (!isJsonObject(value) && !isJsonList(value)) return [];
  return Object.entries(value).flatMap(([key, inner]): Hop[] => {
    const at = pointer + toPointer([key]);
    const target = key === "$ref" && typeof inner === "string" ? targetOf(inner) : undefined;
    return target === undefined ? hopsBelow(inner as JsonValue, at) : [{ pointer: at, target }];
  });
}
