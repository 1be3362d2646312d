import { quote } from "../../diagnostics/quote.js";
import { isSafeIdentifier } from "../../names/identifier.js";
import { valueAt } from "../../openapi/pointer.js";
import { isJsonList } from "../../types/json.js";
import type { LintContext, LintedParameter, Rule } from "../build-context.js";
import { findValueMisfits } from "../find-value-misfits.js";
import { isResolvable } from "../operation-bodies.js";
import { isOmitted, usedParameters } from "../parameter-inputs.js";
import { keyProblem, type Problem, valueProblem } from "../../diagnostics/problem.js";
import { usedSchemes } from "../used-schemes.js";
import { variableName } from "../variable-name.js";
import { builtInOptions, headerName, headerValue } from "./scheme-rules.js";

/** What fills parameters. */
export const parameterSourceRules: readonly Rule[] = [parameterSources, parameterHeaders];

/** What fills a parameter in place of the method's input: an option of its own, a constant, or nothing. */
function* parameterSources(context: LintContext): Iterable<Problem> {
  const credentials = usedSchemes(context).flatMap(({ credential }) =>
    credential !== undefined && "option" in credential ? [credential.option] : [],
  );
  const seen = new Map<string, LintedParameter>();
  for (const linted of usedParameters(context)) {
    const { pointer, parameter, extension } = linted;
    const at = `${pointer}/x-link-parameter`;
    if (extension.omit === true && (parameter.required === true || parameter.in === "path")) {
      yield keyProblem("invalid-omit", `${at}/omit`, [
        `The parameter ${quote(parameter.name ?? "")} is omitted, and the operation requires it.`,
        "offer it, or fill it: x-link-parameter: { option } or { constant }",
      ]);
    }
    if (extension.constant !== undefined) yield* constant(context, linted, extension.constant);
    if (extension.option !== undefined) {
      const taken = new Set([...builtInOptions, ...credentials]);
      yield* option(extension.option, { at, taken, linted, other: seen.get(extension.option) });
      if (extension.env !== undefined) yield* variableName(extension.env, `${at}/env`);
      if (!seen.has(extension.option)) seen.set(extension.option, linted);
    }
  }
}

interface OptionPlace {
  readonly at: string;
  readonly taken: ReadonlySet<string>;
  readonly linted: LintedParameter;
  /** An earlier parameter that the same option fills. */
  readonly other: LintedParameter | undefined;
}

/** One option may fill several parameters, where it means the same. */
function* option(name: string, { at, taken, linted, other }: OptionPlace): Iterable<Problem> {
  const location = `${at}/option`;
  if (!isSafeIdentifier(name)) {
    yield valueProblem("invalid-name", location, [
      `${quote(name)} cannot name an option.`,
      "write a name in camelCase that JavaScript has no other use for, such as projectId",
    ]);
  } else if (taken.has(name)) {
    yield valueProblem("duplicate-option", location, [
      `Every client has an option ${name} already.`,
      "give the parameter's option another name",
    ]);
  } else if (other !== undefined && meaningOf(other) !== meaningOf(linted)) {
    yield valueProblem("duplicate-option", location, [
      `The option ${name} fills another parameter, with another schema or variable.`,
      "give one of them another option, or both the same schema and env",
    ]);
  }
}

function meaningOf({ parameter, extension }: LintedParameter): string {
  return JSON.stringify([parameter.schema, extension.env]);
}

/** A constant is text in a spec, whatever the parameter's type. */
function* constant(
  context: LintContext,
  { pointer, parameter }: LintedParameter,
  value: string,
): Iterable<Problem> {
  const { schema } = parameter;
  if (schema === undefined || !isResolvable(context, schema)) return;
  const readings = [
    value,
    ...(/^(?:-?\d+(?:\.\d+)?|true|false)$/u.test(value) ? [JSON.parse(value)] : []),
  ];
  const misfits = readings.map((each) => findValueMisfits(context.spec, schema, each));
  const [first] = misfits;
  if (misfits.some((found) => found.length === 0) || first?.[0] === undefined) return;
  yield valueProblem("invalid-parameter", `${pointer}/x-link-parameter/constant`, [
    `The constant of ${quote(parameter.name ?? "")} ${first[0].message}.`,
    first[0].help,
  ]);
}

/** Parameters in headers have names and values that HTTP can carry, and headers that nothing else fills. */
function* parameterHeaders(context: LintContext): Iterable<Problem> {
  const schemes = usedSchemes(context).map(({ scheme }) =>
    scheme.type === "apiKey" && scheme.in === "header" ? scheme.name?.toLowerCase() : undefined,
  );
  const keys = context.operations.map(({ token }) => token?.idempotencyHeader?.toLowerCase());
  for (const linted of usedParameters(context)) {
    const { pointer, parameter, extension } = linted;
    const { name } = parameter;
    if (parameter.in !== "header" || name === undefined || isOmitted(linted)) continue;
    yield* headerName(name, `${pointer}/name`);
    if (extension.constant !== undefined) {
      yield* headerValue(extension.constant, `${pointer}/x-link-parameter/constant`);
    }
    const owner = schemes.includes(name.toLowerCase())
      ? "a security scheme"
      : keys.includes(name.toLowerCase())
        ? "idempotencyHeader"
        : undefined;
    if (owner === undefined) continue;
    yield {
      ...valueProblem("clashing-parameter", `${pointer}/name`, [
        `The header ${quote(name)} is filled by ${owner} already.`,
        "remove the parameter",
      ]),
      ...withoutParameter(context, pointer),
    };
  }
}

/** The edit that removes a parameter from its list, or the list with it; none where references lead to it. */
function withoutParameter({ spec }: LintContext, pointer: string): Pick<Problem, "edits"> {
  const [, list] = /^(\/paths\/.*\/parameters)\/\d+$/u.exec(pointer) ?? [];
  if (list === undefined) return {};
  const parameters = valueAt(spec, list);
  const isLast = isJsonList(parameters) && parameters.length === 1;
  return { edits: [{ kind: "remove", pointer: isLast ? list : pointer }] };
}
