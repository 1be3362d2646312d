import { parameterName, parametersOf } from "../../openapi/operations.js";
import { asObject } from "../../types/json.js";
import type { Finding } from "../revision.js";
import { type Call, type CallPair, type CallPart, compareFlag, compareKeyed } from "./call-pair.js";
import { compareWritten } from "./compare-written.js";

/** What differs in parameters of the path, the query, headers and cookies. */
export function compareParameters(pair: CallPair): Finding[] {
  const { before, after, comparer, areSpecs } = pair;
  const list = areSpecs ? listOffered : listParameters;
  const written = { code: "parameter-style-changed", side: "request", comparer } as const;
  return compareKeyed(list(before), list(after), {
    where: (key) => `${pair.where} ${key}`,
    beside: { before: before.pointer, after: after.pointer },
    removed: (key) => ["parameter-removed", `The parameter ${key} is gone.`],
    added: (key, { value }) =>
      value["required"] === true
        ? ["required-parameter-added", `There is a required parameter ${key} now.`]
        : ["parameter-added", `There is a parameter ${key} now.`],
    kept: (old, now, where) => [
      ...compareFlag({ ...required, before: old, after: now, where }),
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

function listParameters(call: Call): Map<string, CallPart> {
  const { resolve } = call;
  return new Map(
    parametersOf(call, resolve).map((each) => [parameterName(each), { ...each, resolve }]),
  );
}

const required = {
  keyword: "required",
  gained: ["parameter-became-required", "It may not be left out now."],
  lost: ["parameter-became-optional", "It may be left out now."],
} as const;
