import { quote } from "../../diagnostics/quote.js";
import { didYouMean, suggest } from "../../diagnostics/suggest.js";
import { toCamelCase } from "../../names/casing.js";
import { freeName } from "../../names/free-name.js";
import { isIdentifierName } from "../../names/identifier.js";
import { listParameters, parameterName } from "../../openapi/operations.js";
import { toPointer } from "../../openapi/pointer.js";
import type { LocatedObject } from "../../openapi/reference.js";
import type { Parameter } from "../../types/openapi.js";
import {
  type LintContext,
  type LintedParameter,
  resolveParameter,
  type TokenOperation,
  type Rule,
} from "../build-context.js";
import { isOmitted, parameterInputs } from "../parameter-inputs.js";
import { keyProblem, type Problem, valueProblem } from "../../diagnostics/problem.js";
import { eachOperation } from "../each.js";

/** What parameters are called, in a path and in the input of a method. */
export const parameterNameRules: readonly Rule[] = [
  ...eachOperation(filledPaths),
  distinctParameters,
];

/** Each part of a path that is to be filled has a parameter, and each path parameter has such a part. */
function* filledPaths(operation: TokenOperation): Iterable<Problem> {
  const wanted = namesIn(operation.path);
  const given = operation.parameters.filter(({ parameter }) => parameter.in === "path");
  const names = given.flatMap(({ parameter }) => parameter.name ?? []);
  if (/[{}]/u.test(operation.path.replace(template, "")))
    yield keyProblem("invalid-path", toPointer(["paths", operation.path]), [
      `${quote(operation.path)} has braces that enclose no name.`,
      "write {name}, or no braces",
    ]);
  const others = otherTemplates(operation.path, names);
  if (others.length > 0)
    yield keyProblem("invalid-path", toPointer(["paths", operation.path]), [
      `${quote(operation.path)} would be sent with ${others.map(({ part }) => part).join(" and ")} in it.`,
      `write ${others.map(({ name }) => `{${name}}`).join(" and ")} where a parameter fills a part`,
    ]);
  for (const name of wanted) {
    if (!names.includes(name)) yield missingParameter(operation, name, names);
  }
  for (const linted of given) yield* unusedParameter(linted, operation, wanted);
}

/** The parts of a path that are to be filled, as routers and documentation write them: `:user`, `<user>`, `[user]`. */
function otherTemplates(path: string, parameters: readonly string[]) {
  const parts = path.matchAll(/(?<=\/)(?::([\w-]+)|<:?([\w-]+)>|\[([\w-]+)\])(?=\/|$)/gu);
  return [...parts].flatMap(({ 0: part, 1: colon, 2: angle, 3: square, index }) => {
    const name = colon ?? angle ?? square ?? "";
    const isLast = index + part.length === path.length;
    const before = path.slice(0, index).split("/").at(-2) ?? "";
    const isMethod = colon !== undefined && isLast && isMethodName(name, before);
    return isMethod && !parameters.includes(name) ? [] : [{ part, name }];
  });
}

/** Whether a name behind a part of a path is that of a method, which a path may end with behind a colon (AIP-136). */
function isMethodName(name: string, before: string): boolean {
  const words = name.replaceAll(/(?<=[a-z\d])(?=[A-Z])/gu, "_").toLowerCase();
  // One of `runs` is a run.
  const isItem = before.toLowerCase().startsWith(words.slice(0, -1));
  return (
    methodName.test(words) &&
    !isItem &&
    !/[_-](?:uu)?id$|[_-](?:key|name|slug|number|code)$/u.test(words)
  );
}

const methodName =
  /^(?:(?:batch|bulk)[_-])?(?:get|list|search|query|create|insert|add|update|patch|set|delete|remove|undelete|cancel|start|stop|run|move|copy|import|export|issue|mint|generate|exchange|refresh|renew|revoke|rotate|verify|validate|check|send|lookup)(?:[_-]|$)/u;

const template = /\{[^{}/]+\}/gu;

function namesIn(path: string): string[] {
  return [...new Set((path.match(template) ?? []).map((part) => part.slice(1, -1)))];
}

function missingParameter(
  { path, name }: TokenOperation,
  wanted: string,
  names: readonly string[],
): Problem {
  const near = suggest(wanted, names);
  return keyProblem("missing-parameter", toPointer(["paths", path]), [
    `${name} has no path parameter called ${quote(wanted)}.`,
    near === undefined
      ? "add it to parameters: { name, in: path, required: true, schema }"
      : `did you mean {${near}}?`,
  ]);
}

function* unusedParameter(
  linted: LintedParameter,
  { name: operation, path }: TokenOperation,
  wanted: readonly string[],
): Iterable<Problem> {
  const { pointer, parameter } = linted;
  const { name } = parameter;
  if (name === undefined) return;
  if (!wanted.includes(name)) {
    yield valueProblem("unused-parameter", `${pointer}/name`, [
      `${operation} has no place for the path parameter ${quote(name)}.`,
      didYouMean(name, wanted) ?? `write {${name}} into ${quote(path)}, or remove the parameter`,
    ]);
  } else if (parameter.required !== true && !isOmitted(linted)) {
    yield {
      code: "invalid-parameter",
      pointer: `${pointer}/required`,
      part: parameter.required === undefined ? "key" : "value",
      message: `The path parameter ${quote(name)} is not required, as every one has to be.`,
      help: "write required: true",
    };
  }
}

/** Parameters are told apart: by location and name in the request, and by name in the input of a method. */
function* distinctParameters(context: LintContext): Iterable<Problem> {
  const seen = new Set<string>();
  for (const operation of context.operations) {
    const { item, itemPointer, pointer } = operation;
    if (!seen.has(itemPointer)) yield* repeated(context, { value: item, pointer: itemPointer });
    seen.add(itemPointer);
    yield* repeated(context, { value: operation.operation, pointer });
    yield* clashing(operation);
  }
}

function* repeated({ spec }: LintContext, owner: LocatedObject): Iterable<Problem> {
  const seen = new Set<string>();
  for (const { pointer, value: parameter } of listParameters(owner, resolveParameter(spec))) {
    // What is missing is told by another rule.
    if (parameter.in === undefined || parameter.name === undefined) continue;
    const key = parameterName({ value: parameter });
    if (seen.has(key)) {
      yield valueProblem("duplicate-parameter", `${pointer}/name`, [
        `There is a ${parameter.in} parameter ${quote(parameter.name)} already.`,
        "remove one of the two",
      ]);
    }
    seen.add(key);
  }
}

/** The input is flat: what parameters are called there, neither a body property nor another one is. */
function* clashing(operation: TokenOperation): Iterable<Problem> {
  const isCamelCase = operation.token?.naming === "camelCase";
  const properties = [...(operation.request?.properties.keys() ?? [])];
  const owners = new Map(
    properties.map((name) => [isCamelCase ? toCamelCase(name) : name, "a property of the body"]),
  );
  const inputs = parameterInputs(operation);
  const taken = new Set([...owners.keys(), ...inputs.map(({ publicName }) => publicName)]);
  for (const { pointer, parameter, extension, name, publicName } of inputs) {
    const isNamed = extension.name !== undefined;
    const location = isNamed ? `${pointer}/x-link-parameter/name` : `${pointer}/name`;
    const self = `the ${parameter.in} parameter ${quote(parameter.name ?? "")}`;
    const owner = owners.get(publicName);
    if (isNamed && (!isIdentifierName(name) || publicName === "")) {
      yield valueProblem("invalid-name", location, [
        `${quote(name)} cannot name a property of the input.`,
        "write letters and digits, such as locale",
      ]);
    } else if (publicName === "") {
      yield valueProblem("unsupported-naming", location, [
        `The parameter ${quote(name)} has no letter or digit, so that camelCase leaves nothing of it.`,
        "give it a name: x-link-parameter: { name: locale }",
      ]);
    } else if (owner !== undefined && owner !== self) {
      yield {
        ...valueProblem("clashing-parameter", location, [
          `${operation.name} has two inputs called ${quote(publicName)}: this parameter, and ${owner}.`,
          "give the parameter another name: x-link-parameter: { name: … }",
        ]),
        ...rename(pointer, inventName(parameter, { isCamelCase, taken })),
      };
    }
    owners.set(publicName, self);
  }
}

interface InputNames {
  readonly isCamelCase: boolean;
  /** The names that callers write; the free one becomes one of them. */
  readonly taken: Set<string>;
}

/** A name that no other input has: `query_user`, or with a number; nothing where letters do not give one. */
function inventName(
  { in: location, name = "" }: Partial<Parameter>,
  { isCamelCase, taken }: InputNames,
): string | undefined {
  const wanted = `${location}_${name}`;
  const plain = isIdentifierName(wanted) ? wanted : toCamelCase(wanted);
  if (!isIdentifierName(plain)) return undefined;
  const publicOf = (each: string): string => (isCamelCase ? toCamelCase(each) : each);
  const free = freeName(plain, (each) => taken.has(publicOf(each)));
  taken.add(publicOf(free));
  return free;
}

function rename(pointer: string, name: string | undefined): Pick<Problem, "edits"> {
  if (name === undefined) return {};
  return { edits: [{ kind: "set", pointer, key: "x-link-parameter", value: { name } }] };
}
