import { operationName } from "../../openapi/operations.js";
import type { Finding } from "../revision.js";
import { type CallPair, compareFlag, found } from "./call-pair.js";
import { compareBodies } from "./compare-bodies.js";
import { compareParameters } from "./compare-parameters.js";
import { compareResponses } from "./compare-responses.js";
import { compareSecurity } from "./compare-security.js";
import { compareServers, type ServersPair } from "./compare-servers.js";

/** What differs between two versions of an operation on the wire. */
export function compareCall(pair: CallPair): Finding[] {
  return [
    ...compareLocations(pair),
    ...compareServers(serversOf(pair)),
    ...compareSecurity(pair),
    ...compareParameters(pair),
    ...compareBodies(pair),
    ...compareResponses(pair),
  ];
}

function serversOf({ before, after, comparer }: CallPair): ServersPair {
  const { spec } = comparer.viewers;
  return { before, after, ...(spec !== undefined && { spec }) };
}

function compareLocations({ before, after, where }: CallPair): Finding[] {
  const pointers = { before: before.pointer, after: after.pointer };
  const [was, is] = [operationName(before), operationName(after)];
  const moved = found("operation-moved", `It is ${is}; it was ${was}.`, where, pointers);
  const deprecation = compareFlag({
    before: { value: before.operation, pointer: before.pointer },
    after: { value: after.operation, pointer: after.pointer },
    where,
    keyword: "deprecated",
    gained: ["operation-deprecated", "It is deprecated now."],
    lost: ["operation-no-longer-deprecated", "It is not deprecated any more."],
  });
  return [...(was === is ? [] : [moved]), ...deprecation];
}
