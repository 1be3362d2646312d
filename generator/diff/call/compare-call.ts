import {
  isIgnoredParameter,
  operationName,
  requestBodyOf,
  parameterName,
  parametersOf,
} from "../../openapi/operations.js";
import { asObject, type JsonObject } from "../../types/json.js";
import type { Finding } from "../revision.js";
import {
  type CallPair,
  compareFlag,
  found,
  type Call,
  type CallPart,
  compareKeyed,
} from "./call-pair.js";
import { compareContent } from "./compare-content.js";
import { compareResponses } from "./compare-responses.js";
import { compareSecurity } from "./compare-security.js";
import { compareServers } from "./compare-servers.js";
import { compareWritten } from "./compare-written.js";
import type { Viewers } from "../schema/pair.js";

/** What differs between two versions of an operation on the wire. */
export function compareCall(pair: CallPair): Finding[] {
  return [
    ...compareLocations(pair),
    ...compareServers(asRead(pair)),
    ...compareSecurity(asRead(pair)),
    ...compareParameters(pair),
    ...compareBodies(pair),
    ...compareResponses(pair),
  ];
}

/** A pair with which of the two is a spec, if one alone is. */
function asRead(pair: CallPair): CallPair & Pick<Viewers, "spec"> {
  const { spec } = pair.comparer.viewers;
  return { ...pair, ...(spec !== undefined && { spec }) };
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

/** What differs in what is sent. */
function compareBodies(pair: CallPair): Finding[] {
  const { before, after, comparer, hidden } = pair;
  return compareKeyed(listBody(before), listBody(after), {
    where: () => `${pair.where} request`,
    beside: { before: before.pointer, after: after.pointer },
    removed: () => ["request-body-removed", "Nothing is sent any more."],
    added: (_, { value }) =>
      value["required"] === true
        ? ["required-request-body-added", "A body must be sent now."]
        : ["request-body-added", "A body may be sent now."],
    kept: (old, now, where) => {
      const bodies = { before: old, after: now, where };
      const content = { ...bodies, side: "request", comparer } as const;
      return [
        ...compareFlag({ ...bodies, ...bodyRequired }).map(atRequired),
        ...compareContent({ ...content, ...(hidden !== undefined && { hidden }) }),
      ];
    },
  });
}

/** The one body, or none. */
function listBody(call: Call): Map<string, CallPart> {
  const body = requestBodyOf(call, call.resolve);
  return new Map(body === undefined ? [] : [["", { ...body, resolve: call.resolve }]]);
}

const bodyRequired = {
  keyword: "required",
  gained: ["request-body-became-required", "The body may not be left out now."],
  lost: ["request-body-became-optional", "The body may be left out now."],
} as const;

function atRequired(finding: Finding): Finding {
  const [before, after] = [`${finding.before}/required`, `${finding.after}/required`];
  return { ...finding, before, after };
}

/** What differs in parameters of the path, the query, headers and cookies. */
function compareParameters(pair: CallPair): Finding[] {
  const { before, after, comparer, areSpecs } = pair;
  const list = areSpecs ? listOffered : listParameters;
  const written = { code: "parameter-style-changed", side: "request", comparer } as const;
  // A document does not know what packages fill themselves; of two specs, each says it of its own.
  const filled = [before, after].map(({ operation }) => idempotencyHeader(operation));
  const [olds, news] = [before, after].map((call, index) => {
    const names = areSpecs ? filled[index] : filled.flat();
    return new Map([...list(call)].filter(([key]) => !names?.includes(key)));
  });
  return compareKeyed(olds ?? new Map(), news ?? new Map(), {
    where: (key) => `${pair.where} ${key}`,
    beside: { before: before.pointer, after: after.pointer },
    removed: (key) => ["parameter-removed", `The parameter ${key} is gone.`],
    added: (key, { value }) =>
      value["required"] === true
        ? ["required-parameter-added", `There is a required parameter ${key} now.`]
        : ["parameter-added", `There is a parameter ${key} now.`],
    kept: (old, now, where) => [
      ...compareFlag({ ...parameterRequired, before: old, after: now, where }),
      ...compareWritten({ ...written, before: old, after: now, where }),
    ],
  });
}

/** The parameters without those that a spec omits, which are nobody's. */
function listOffered(call: Call): Map<string, CallPart> {
  const offered = [...listParameters(call)].filter(
    ([, { value }]) => asObject(value["x-link-parameter"])["omit"] !== true,
  );
  return new Map(offered);
}

/** The header that packages fill themselves, as a parameter is called. */
function idempotencyHeader(operation: JsonObject): string[] {
  const { idempotencyHeader: name } = asObject(operation["x-link-token"]);
  return typeof name === "string" ? [parameterName({ value: { in: "header", name } })] : [];
}

function listParameters(call: Call): Map<string, CallPart> {
  const { resolve } = call;
  return new Map(
    parametersOf(call, resolve)
      .filter(({ value }) => !isIgnoredParameter(value))
      .map((each) => [parameterName(each), { ...each, resolve }]),
  );
}

const parameterRequired = {
  keyword: "required",
  gained: ["parameter-became-required", "It may not be left out now."],
  lost: ["parameter-became-optional", "It may be left out now."],
} as const;
