import { quote } from "../../diagnostics/quote.js";
import { fitsMode } from "../../openapi/fits-mode.js";
import { requestMediaOf } from "../../openapi/operations.js";
import { toPointer } from "../../openapi/pointer.js";
import type { JsonValue } from "../../types/json.js";
import { eachOperation } from "../each.js";
import type { LintContext, TokenOperation } from "../build-context.js";
import { findValueMisfits } from "../find-value-misfits.js";
import { parameterInputs } from "../parameter-inputs.js";
import { keyProblem, type Problem, valueProblem } from "../../diagnostics/problem.js";

/** Request examples become samples that compile: they fit the schema, and a mode. */
export const exampleRules = eachOperation(misfits);

function* misfits(operation: TokenOperation, { expanded }: LintContext): Iterable<Problem> {
  const { request: body } = operation;
  if (body === undefined || !body.resolvable) return;
  for (const example of requestExamples(operation)) {
    const { name, pointer, value } = example;
    if (value === undefined) {
      yield keyProblem("invalid-example", `${pointer}/value`, [
        `The example ${quote(name)} has no value.`,
        "write the request body under value",
      ]);
      continue;
    }
    const found = findValueMisfits(expanded, body.schema, value);
    for (const { pointer: inner, message, ...rest } of found) {
      const owner = rest.part === "key" ? inner.slice(0, inner.lastIndexOf("/")) : inner;
      const label = ["The example", quote(name), ...innerName(owner)].join(" ");
      yield {
        code: "invalid-example",
        pointer: `${pointer}/value${inner}`,
        message: `${label} ${message}.`,
        ...rest,
      };
    }
    if (found.length === 0) yield* withoutMode(operation, { name, pointer, value });
  }
}

function innerName(pointer: string): string[] {
  return pointer === "" ? [] : [`at ${quote(pointer)}`];
}

interface RequestExample {
  readonly name: string;
  readonly pointer: string;
  readonly value: JsonValue | undefined;
}

function requestExamples(operation: TokenOperation): RequestExample[] {
  const { media, pointer } = requestMediaOf(operation) ?? {};
  return Object.entries(media?.examples ?? {}).map(([name, { value }]) => ({
    name,
    pointer: pointer + toPointer(["examples", name]),
    value,
  }));
}

/** An example named after a mode is that mode's; any other needs one that it fits. */
function* withoutMode(
  operation: TokenOperation,
  { name, pointer, value }: RequestExample & { readonly value: JsonValue },
): Iterable<Problem> {
  const modes = operation.token?.modes ?? {};
  const parameters = parameterInputs(operation).map((each) => each.name);
  const namesake = Object.hasOwn(modes, name) ? modes[name] : undefined;
  const candidates = namesake === undefined ? Object.values(modes) : [namesake];
  if (candidates.length === 0 || candidates.some((mode) => fitsMode(mode, value, parameters)))
    return;
  yield valueProblem("invalid-example", `${pointer}/value`, [
    namesake === undefined
      ? `The example ${quote(name)} fits none of the operation's modes.`
      : `The example ${quote(name)} breaks a rule of the mode that it is named after.`,
    "give it what a mode requires, and leave out what that mode forbids",
  ]);
}
