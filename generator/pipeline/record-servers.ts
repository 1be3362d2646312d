import { type Call } from "../diff/call/call-pair.js";
import { compareServers } from "../diff/call/compare-servers.js";
import { toEntry } from "../drift/to-entry.js";
import { listOperations, operationName } from "../openapi/operations.js";
import { createResolve } from "../openapi/reference.js";
import type { Document } from "../types/document.js";
import type { DifferenceEntry } from "../types/drift.js";
import { type JsonObject, asObject, isJsonList, stableJson } from "../types/json.js";
import type { OpenApi } from "../types/openapi.js";

/**
 * Records in a spec how its servers, which its author named, differ from those of its provider's document: what the
 * author decided is no news to `drift`.
 */
export function recordServers(spec: JsonObject, upstream: Document): JsonObject {
  const ours = { ...upstream, spec: spec as OpenApi };
  const theirs = new Map(listCalls(upstream.spec).map((call) => [operationName(call), call]));
  const entries = listCalls(ours.spec).flatMap((before): DifferenceEntry[] => {
    const after = theirs.get(operationName(before));
    if (after === undefined) return [];
    const findings = compareServers({ before, after, spec: "before" });
    return findings.map(({ code, ...places }) => {
      const [old, now] = [{ pointer: places.before }, { pointer: places.after }];
      return toEntry({ code, before: old, after: now }, { spec: ours, upstream });
    });
  });
  const texts = new Set(entries.map((entry) => stableJson(asObject({ ...entry }))));
  if (texts.size === 0) return spec;
  const info = asObject(spec["info"]);
  const before = info["x-link-differences"];
  const added = [...texts].map((text) => ({ ...(JSON.parse(text) as JsonObject), reason }));
  const differences = [...(isJsonList(before) ? before : []), ...added];
  return { ...spec, info: { ...info, "x-link-differences": differences } };
}

const reason = "The servers were named when the spec was added.";

function listCalls(root: OpenApi): Call[] {
  const resolve = createResolve(root);
  return listOperations(root).map((place) => ({ ...place, root, resolve }));
}
