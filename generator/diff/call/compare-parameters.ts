import { parameterName, parametersOf } from "../../openapi/operations.js";
import { asObject } from "../../types/json.js";
import type { Finding } from "../revision.js";
import type { SchemaComparer } from "../schema/compare-schemas.js";
import { type Call, type CallPair, type CallPart, compareRequired, found } from "./call-pair.js";
import { compareWritten } from "./compare-written.js";

/** What differs in parameters of the path, the query, headers and cookies. */
export function compareParameters(pair: CallPair): Finding[] {
  const { before, after, where, comparer, areSpecs } = pair;
  const list = areSpecs ? listOffered : listParameters;
  const [olds, news] = [list(before), list(after)];
  const findings: Finding[] = [];
  for (const [key, old] of olds) {
    const place = `${where} ${key}`;
    const now = news.get(key);
    if (now === undefined) {
      const pointers = { before: old.pointer, after: after.pointer };
      findings.push(found("parameter-removed", place, `The parameter ${key} is gone.`, pointers));
    } else {
      findings.push(...compareParameter(old, now, place, comparer));
    }
  }
  for (const [key, now] of news) {
    if (olds.has(key)) continue;
    const pointers = { before: before.pointer, after: now.pointer };
    const isRequired = now.value["required"] === true;
    const code = isRequired ? "required-parameter-added" : "parameter-added";
    const message = `There is a${isRequired ? " required" : ""} parameter ${key} now.`;
    findings.push(found(code, `${where} ${key}`, message, pointers));
  }
  return findings;
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

function compareParameter(
  before: CallPart,
  after: CallPart,
  where: string,
  comparer: SchemaComparer,
): Finding[] {
  const written = { code: "parameter-style-changed", side: "request" } as const;
  return [
    ...compareRequired({ before, after, where }, parameterRequired),
    ...compareWritten({ ...written, before, after, where, comparer }),
  ];
}

const parameterRequired = {
  required: ["parameter-became-required", "It may not be left out now."],
  optional: ["parameter-became-optional", "It may be left out now."],
} as const;
