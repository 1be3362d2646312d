import { quote } from "../../diagnostics/quote.js";
import { didYouMean, suggest } from "../../diagnostics/suggest.js";
import { toPointer } from "../../openapi/pointer.js";
import type { LintContext, LintedParameter, TokenOperation } from "../build-context.js";
import { isOmitted } from "../parameter-inputs.js";
import type { Problem } from "../problem.js";

/** Each part of a path that is to be filled has a parameter, and each path parameter has such a part. */
export function* filledPaths({ operations }: LintContext): Iterable<Problem> {
  for (const operation of operations) {
    const wanted = namesIn(operation.path);
    const given = operation.parameters.filter(({ parameter }) => parameter.in === "path");
    const names = given.flatMap(({ parameter }) => parameter.name ?? []);
    if (/[{}]/u.test(operation.path.replace(template, ""))) yield braces(operation);
    for (const name of wanted) {
      if (!names.includes(name)) yield missing(operation, name, names);
    }
    for (const linted of given) yield* unused(linted, operation, wanted);
  }
}

const template = /\{[^{}/]+\}/gu;

function namesIn(path: string): string[] {
  return [...new Set((path.match(template) ?? []).map((part) => part.slice(1, -1)))];
}

function braces({ path }: TokenOperation): Problem {
  return {
    code: "invalid-path",
    pointer: toPointer(["paths", path]),
    part: "key",
    message: `${quote(path)} has braces that enclose no name.`,
    help: "write {name}, or no braces",
  };
}

function missing(
  { path, name }: TokenOperation,
  wanted: string,
  names: readonly string[],
): Problem {
  const near = suggest(wanted, names);
  return {
    code: "missing-parameter",
    pointer: toPointer(["paths", path]),
    part: "key",
    message: `${name} has no path parameter called ${quote(wanted)}.`,
    help:
      near === undefined
        ? "add it to parameters: { name, in: path, required: true, schema }"
        : `did you mean {${near}}?`,
  };
}

function* unused(
  linted: LintedParameter,
  { name: operation, path }: TokenOperation,
  wanted: readonly string[],
): Iterable<Problem> {
  const { pointer, parameter } = linted;
  const { name } = parameter;
  if (name === undefined) return;
  if (!wanted.includes(name)) {
    yield {
      code: "unused-parameter",
      pointer: `${pointer}/name`,
      message: `${operation} has no place for the path parameter ${quote(name)}.`,
      help:
        didYouMean(name, wanted) ?? `write {${name}} into ${quote(path)}, or remove the parameter`,
    };
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
