import { stableJson } from "../../types/json.js";
import type { OperationModel, ResultModel } from "../../types/model.js";
import type { ParameterModel, ParameterSourceModel } from "../../types/parameter-model.js";
import type { Finding } from "../revision.js";
import { compareModes } from "./compare-modes.js";
import { compareValue, type MethodPair, type Teller, told, valueCodes } from "./package-pair.js";

/** What differs in how an operation is called and what it gives, where the wire stays as it is. */
export function compareMethods(pair: MethodPair): Finding[] {
  return [
    ...compareNames(pair),
    ...compareMethodLists(pair),
    ...compareResult(pair),
    ...compareErrors(pair),
    ...compareBehaviour(pair),
    ...compareModes(pair),
    ...compareParameterSources(pair),
  ];
}

/** Where a key of `x-link-token` stands in either spec. */
function tokenLocation({ before, after, where }: MethodPair, ...keys: string[]): Teller {
  const inner = ["", "x-link-token", ...keys].join("/");
  return { where, before: before.pointer + inner, after: after.pointer + inner };
}

function compareNames(pair: MethodPair): Finding[] {
  const { before, after, where } = pair;
  const findings: Finding[] = [];
  if (before.primary !== after.primary) {
    const message = after.primary
      ? "It is what createLinkToken calls now."
      : "It is not what createLinkToken calls any more.";
    findings.push(told("primary-operation-changed", message, tokenLocation(pair, "primary")));
  }
  if (before.naming !== after.naming) {
    const message = `Properties are called as in ${after.naming}; they were as in ${before.naming}.`;
    findings.push(told("naming-changed", message, tokenLocation(pair, "naming")));
  }
  if (before.id !== after.id) {
    const message = `The operation is ${after.id}; it was ${before.id}.`;
    const [was, is] = [`${before.pointer}/operationId`, `${after.pointer}/operationId`];
    findings.push(told("operation-id-changed", message, { where, before: was, after: is }));
  }
  return findings;
}

/** The methods of an operation: that for any mode, and those of modes that both specs have. */
function compareMethodLists(pair: MethodPair): Finding[] {
  const { before, after } = pair;
  const native = compareMethod(
    before.nativeMethod,
    after.nativeMethod,
    tokenLocation(pair, "method"),
  );
  const modes = before.modes.flatMap((old) => {
    const now = after.modes.find(({ name }) => name === old.name);
    if (now === undefined) return [];
    return compareMethod(old.method, now.method, tokenLocation(pair, "modes", old.name, "method"));
  });
  return [...native, ...modes];
}

function compareMethod(
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
  location: Teller,
): Finding[] {
  return compareValue(
    { added: "method-added", removed: "method-removed", changed: "method-renamed" },
    { before: before?.join("."), after: after?.join(".") },
    { noun: "a method of its own", ...location },
  );
}

function compareResult(pair: MethodPair): Finding[] {
  const { result: old = {} } = pair.before;
  const { result: now = {} } = pair.after;
  const pointers = (["token", "url", "requestId"] as const).flatMap((field) =>
    compareValue(
      valueCodes("result-field"),
      { before: old[field]?.pointer, after: now[field]?.pointer },
      { noun: `a ${field} in the result`, ...tokenLocation(pair, "result", field) },
    ),
  );
  const expiry = compareValue(
    { ...valueCodes("result-field"), changed: "expiry-changed" },
    { before: formatExpiry(old), after: formatExpiry(now) },
    { noun: "an expiry in the result", ...tokenLocation(pair, "result", "expiresAt") },
  );
  return [...pointers, ...expiry];
}

/** Where an expiry comes from. Whether it is always there is the wire's affair. */
function formatExpiry({ expiresAt }: ResultModel): string | undefined {
  if (expiresAt === undefined) return undefined;
  switch (expiresAt.kind) {
    case "field":
      return `${expiresAt.pointer} as ${expiresAt.as}`;
    case "request":
      return `${expiresAt.pointer} of the request, in units of ${expiresAt.secondsPerUnit} s, else ${expiresAt.default}`;
    case "written":
      return `${expiresAt.pointer} of the request, with its unit, else ${expiresAt.default}`;
    case "documented":
      return `${expiresAt.seconds} s`;
    default:
      return expiresAt satisfies never;
  }
}

function compareErrors(pair: MethodPair): Finding[] {
  const { before, after } = pair;
  return (["code", "message", "requestId"] as const).flatMap((field) =>
    compareValue(
      valueCodes("error-field"),
      { before: before.error[field], after: after.error[field] },
      { noun: `a ${field} in errors`, ...tokenLocation(pair, "error", field) },
    ),
  );
}

function compareBehaviour(pair: MethodPair): Finding[] {
  const { before, after } = pair;
  const findings: Finding[] = [];
  if (before.singleUse !== after.singleUse) {
    const message = after.singleUse
      ? "A token opens one session."
      : "A token opens several sessions.";
    findings.push(told("single-use-changed", message, tokenLocation(pair, "singleUse")));
  }
  if (retryOf(before) !== retryOf(after)) {
    const message = "Calls are sent again under other conditions.";
    findings.push(told("retry-changed", message, tokenLocation(pair, "retry")));
  }
  const idempotency = compareValue(
    "idempotency-header-changed",
    { before: before.idempotencyHeader, after: after.idempotencyHeader },
    { noun: "an idempotency header", ...tokenLocation(pair, "idempotencyHeader") },
  );
  return [...findings, ...idempotency];
}

/** When calls are sent again; where none are, nothing else counts. */
function retryOf({ retry }: OperationModel): string {
  if (retry.policy === "never") return "never";
  const { statuses, codes, never, header = "" } = retry;
  return stableJson(
    [statuses, codes, never, [header.toLowerCase()]].map((list) => [...list].sort()),
  );
}

/** What differs in who fills the parameters that both packages send. */
function compareParameterSources({ before, after, where }: MethodPair): Finding[] {
  const news = new Map(after.parameters.map((each) => [keyOf(each), each.source]));
  return before.parameters.flatMap((parameter): Finding[] => {
    const { source: old } = parameter;
    const now = news.get(keyOf(parameter));
    if (now === undefined) return [];
    const location = {
      where: `${where}: ${parameter.wireName}`,
      before: `${before.pointer}/parameters`,
      after: `${after.pointer}/parameters`,
    };
    if (formatSource(old) !== formatSource(now)) {
      const message = `It is filled by ${formatSource(now)}; it was by ${formatSource(old)}.`;
      return [told("parameter-source-changed", message, location)];
    }
    return compareValue(
      valueCodes("environment-variable"),
      { before: variableOf(old), after: variableOf(now) },
      { noun: "an environment variable for it", ...location },
    );
  });
}

function keyOf({ in: location, wireName }: ParameterModel): string {
  return `${location} ${location === "header" ? wireName.toLowerCase() : wireName}`;
}

function formatSource(source: ParameterSourceModel): string {
  switch (source.kind) {
    case "input":
      return `the input's ${source.field}`;
    case "option":
      return `the option ${source.option}`;
    case "constant":
      return `the constant ${source.value}`;
    default:
      return source satisfies never;
  }
}

function variableOf(source: ParameterSourceModel): string | undefined {
  return source.kind === "option" ? source.variable : undefined;
}
