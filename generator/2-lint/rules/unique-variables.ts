import { quote } from "../../diagnostics/quote.js";
import type { LintContext } from "../build-context.js";
import { usedParameters } from "../parameter-inputs.js";
import type { Problem } from "../problem.js";
import { usedOptions } from "../used-schemes.js";

/** Each environment variable means one thing. */
export function* uniqueVariables(context: LintContext): Iterable<Problem> {
  const seen = new Set<string>();
  for (const { name, pointer } of variables(context)) {
    if (seen.has(name)) {
      yield {
        code: "duplicate-variable",
        pointer,
        message: `The environment variable ${quote(name)} is read for something else already.`,
        help: "give it another name",
      };
    }
    seen.add(name);
  }
}

function variables(context: LintContext): { name: string; pointer: string }[] {
  const { environmentVariable, baseUrlVariable } = context.provider ?? {};
  const own = { environmentVariable, baseUrlVariable };
  const named = Object.entries(own).map(([key, name]) => ({
    name,
    pointer: `/info/x-link-provider/${key}`,
  }));
  const credentials = usedOptions(context).map(({ at, env }) => ({
    name: env,
    pointer: `${at}/env`,
  }));
  const options = usedParameters(context).flatMap(({ pointer, extension }) =>
    extension.option !== undefined
      ? [
          {
            option: extension.option,
            name: extension.env,
            pointer: `${pointer}/x-link-parameter/env`,
          },
        ]
      : [],
  );
  // One option may fill several parameters.
  const distinct = [...new Map(options.map((each) => [each.option, each])).values()];
  return [...named, ...credentials, ...distinct].flatMap(({ name, pointer }) =>
    name === undefined ? [] : [{ name, pointer }],
  );
}
