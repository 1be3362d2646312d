import { operationName } from "../../openapi/operations.js";
import type { Finding } from "../revision.js";
import { type CallPair, found } from "./call-pair.js";
import { compareBodies } from "./compare-bodies.js";
import { compareParameters } from "./compare-parameters.js";
import { compareResponses } from "./compare-responses.js";
import { compareSecurity } from "./compare-security.js";
import { compareServers, type ServersPair } from "./compare-servers.js";

/** What differs between two versions of an operation on the wire. */
export function compareCall(pair: CallPair): Finding[] {
  return [
    ...comparePlaces(pair),
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

function comparePlaces({ before, after, where }: CallPair): Finding[] {
  const pointers = { before: before.pointer, after: after.pointer };
  const findings: Finding[] = [];
  if (operationName(before) !== operationName(after)) {
    const message = `It is ${operationName(after)}; it was ${operationName(before)}.`;
    findings.push(found("operation-moved", where, message, pointers));
  }
  const [was, is] = [before, after].map(({ operation }) => operation.deprecated === true);
  if (was !== is) {
    findings.push(
      is === true
        ? found("operation-deprecated", where, "It is deprecated now.", pointers)
        : found(
            "operation-no-longer-deprecated",
            where,
            "It is not deprecated any more.",
            pointers,
          ),
    );
  }
  return findings;
}
