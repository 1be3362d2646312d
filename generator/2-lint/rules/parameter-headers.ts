import { quote } from "../../diagnostics/quote.js";
import { valueAt } from "../../openapi/pointer.js";
import { isJsonList } from "../../types/json.js";
import type { LintContext } from "../build-context.js";
import { isOmitted, usedParameters } from "../parameter-inputs.js";
import type { Problem } from "../problem.js";
import { usedSchemes } from "../used-schemes.js";
import { headerName, headerValue } from "./header-names.js";

/** Parameters in headers have names and values that HTTP can carry, and headers that nothing else fills. */
export function* parameterHeaders(context: LintContext): Iterable<Problem> {
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
      code: "clashing-parameter",
      pointer: `${pointer}/name`,
      message: `The header ${quote(name)} is filled by ${owner} already.`,
      help: "remove the parameter",
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
