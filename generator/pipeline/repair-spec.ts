import { editValues } from "../5-write/edit/edit-yaml.js";
import type { Call } from "../diff/call/call-pair.js";
import { compareSecurity } from "../diff/call/compare-security.js";
import { compareServers } from "../diff/call/compare-servers.js";
import { toEntry } from "../drift/to-entry.js";
import { listOperations, operationName } from "../openapi/operations.js";
import { changeAt, parsePointer, valueAt } from "../openapi/pointer.js";
import { createResolve } from "../openapi/reference.js";
import { withoutExample } from "../slice/upgrade-schema.js";
import type { Document } from "../types/document.js";
import { asObject, type JsonObject, stableJson, asList } from "../types/json.js";
import type { OpenApi } from "../types/openapi.js";
import { lintValues, type ValueProblem } from "./lint-source.js";

/** Enough for any document that somebody wrote; what is left, lint tells. */
const mostRounds = 100;

/**
 * A cut spec without those errors that its document brings along and that take no decision of an author: examples that
 * the document's own schemas refuse are left out, and what the rules know how to put right is.
 */
export function repairSpec(spec: JsonObject, provider: string): JsonObject {
  let repaired = spec;
  for (let round = 0; round < mostRounds; round += 1) {
    const next = repairOnce(repaired, lintValues(repaired, provider));
    if (next === repaired) break;
    repaired = next;
  }
  return repaired;
}

/** One at a time, but for examples: what one edit takes out of a list moves what the next is about. */
function repairOnce(spec: JsonObject, problems: readonly ValueProblem[]): JsonObject {
  const examples = problems.filter(({ code }) => code === "invalid-example");
  if (examples.length > 0) {
    return examples.reduce((rest, { pointer }) => withoutExample(rest, pointer), spec);
  }
  const stray = problems.find(({ code }) => code === "unknown-property");
  if (stray !== undefined) return withoutStray(spec, stray.pointer);
  const { edits = [] } = problems.find((each) => each.edits !== undefined) ?? {};
  return edits.length === 0 ? spec : (editValues(spec, edits) ?? spec);
}

/**
 * What is required though nothing describes it may be anything, where an object requires it; a rule about it, or about a
 * value that there is not, goes.
 */
function withoutStray(spec: JsonObject, pointer: string): JsonObject {
  const steps = parsePointer(pointer);
  const rule = steps.findIndex((key, index) => steps[index - 1] !== "properties" && key in rules);
  const whole = rules[steps[rule] ?? ""] ?? [];
  if (whole.length > 0) {
    const removed = changeAt(spec, steps.slice(0, rule), (owner) =>
      Object.fromEntries(Object.entries(asObject(owner)).filter(([key]) => !whole.includes(key))),
    );
    return asObject(removed);
  }
  const name = valueAt(spec, pointer);
  if (rule >= 0 || steps.at(-2) !== "required" || typeof name !== "string") {
    return editValues(spec, [{ kind: "remove", pointer }]) ?? spec;
  }
  const described = changeAt(spec, steps.slice(0, -2), (owner) => {
    const { properties, ...rest } = asObject(owner);
    return { ...rest, properties: { ...asObject(properties), [name]: {} } };
  });
  return asObject(described);
}

/** What goes with a rule that cannot be read; of what follows from a condition, only the name goes. */
const rules: Readonly<Record<string, readonly string[]>> = {
  if: ["if", "then", "else"],
  not: ["not"],
  contains: ["contains", "minContains", "maxContains"],
  then: [],
  else: [],
};

/**
 * Records in a spec how it differs from its provider's document by what was decided when it was added: servers that its
 * author named, where `isNamed`, and ways to authenticate that were left out. None of that is news to `drift`.
 */
export function recordDecisions(
  spec: JsonObject,
  { upstream, isNamed }: { readonly upstream: Document; readonly isNamed: boolean },
): JsonObject {
  const ours = { ...upstream, spec: spec as OpenApi };
  const theirs = new Map(listCalls(upstream.spec).map((call) => [operationName(call), call]));
  const entries = listCalls(ours.spec).flatMap((before) => {
    const where = operationName(before);
    const after = theirs.get(where);
    if (after === undefined) return [];
    const servers = isNamed ? compareServers({ before, after, spec: "before" }) : [];
    const leftOut = compareSecurity({ before, after, where }).filter(
      ({ code }) => code === "security-alternative-added",
    );
    return [...servers, ...leftOut].map(({ code, ...locations }) => {
      const [old, now] = [{ pointer: locations.before }, { pointer: locations.after }];
      const entry = toEntry({ code, before: old, after: now }, { spec: ours, upstream });
      return { ...entry, reason: code === leftOut[0]?.code ? leaving : naming };
    });
  });
  const texts = new Set(entries.map((entry) => stableJson(asObject({ ...entry }))));
  if (texts.size === 0) return spec;
  const info = asObject(spec["info"]);
  const before = info["x-link-differences"];
  const differences = [...asList(before), ...[...texts].map((text) => JSON.parse(text))];
  return { ...spec, info: { ...info, "x-link-differences": differences } };
}

const naming = "The servers were named when the spec was added.";
const leaving = "It was left out when the spec was added.";

function listCalls(root: OpenApi): Call[] {
  const resolve = createResolve(root);
  return listOperations(root).map((location) => ({ ...location, root, resolve }));
}
