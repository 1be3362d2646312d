import { refusal } from "./failure.js";
import { forbidden } from "./merge-headers.js";
import type {
  FilledCall,
  ParametersByLocation,
  PublicName,
  RequestParameters,
  WritableParameter,
} from "./parameters.js";
import { readVariable } from "./read-variable.js";
import { howToGive } from "./how-to-give.js";
import { writeParameter } from "./write-parameter.js";

/**
 * What fills the path, the query and headers of an operation.
 *
 * @example
 * requestParameters({ path: { project_id: { option: "projectId", variable: "ACME_PROJECT_ID" } } });
 */
export function requestParameters<Located extends ParametersByLocation>(
  locations: NoInfer<Located>,
): RequestParameters<Located> {
  const parameters = (["path", "query", "header"] as const).flatMap((location) =>
    Object.entries((locations as ParametersByLocation)[location] ?? {}).map(
      ([name, source]): WritableParameter => ({
        ...source,
        location,
        name,
      }),
    ),
  );
  const inputs = new Set(parameters.map(({ input }) => input));
  return {
    list: parameters,
    withoutParameters: (wire) =>
      Object.fromEntries(Object.entries(wire).filter(([name]) => !inputs.has(name))),
    fill: (wire, { state, publicName }) => {
      const values: Record<string, readonly string[]> = {};
      const path: Record<string, string> = {};
      const headers: Record<string, string> = {};
      const query: string[] = [];
      const refuse = (parameter: WritableParameter, problem: string): Error =>
        refusalOf(parameter, { problem, state, publicName });
      for (const parameter of parameters) {
        const { location, name, option, variable, required } = parameter;
        const value = valueOf(parameter, wire, state);
        if (value == null) {
          if (location === "path" || (required && option)) {
            throw refuse(parameter, `is missing${option ? `: ${howToGive(variable)}` : ""}`);
          }
          continue;
        }
        const written = writeParameter(value, parameter);
        if (!written) {
          throw refuse(parameter, `cannot be written into a ${location}`);
        }
        const { text } = written;
        values[name] = written.values;
        if (location === "query") {
          query.push(...(text ? [text] : []));
        } else if (location === "header") {
          if (forbidden.test(text)) {
            throw refuse(parameter, "has a character that no header can carry");
          }
          headers[name] = text;
        } else {
          if (!text) {
            throw refuse(parameter, "must not be empty");
          }
          path[name] = text;
        }
      }
      const steps = state.operation.path.split("/").map((step) => {
        const filled = step.replace(/\{([^{}]+)\}/g, (_, name: string) => path[name] ?? "");
        const culprit = parameters.find(({ name }) => step.includes(`{${name}}`));
        // A URL takes such steps away, so that another path would be called.
        if (culprit && /^\.\.?$/.test(filled)) {
          throw refuse(culprit, "must not be a dot or two");
        }
        return filled;
      });
      return {
        path: [steps.join("/"), ...[query.join("&")].filter(Boolean)].join("?"),
        headers,
        values,
      };
    },
  };
}

/** From the input, else the options, else the environment. */
function valueOf(
  { input, option, variable, constant, default: fallback }: WritableParameter,
  wire: Readonly<Record<string, unknown>>,
  { settings }: FilledCall,
): unknown {
  return (
    constant ??
    (input && Object.hasOwn(wire, input) ? wire[input] : undefined) ??
    (option && (settings as Readonly<Record<string, unknown>>)[option]) ??
    readVariable(variable) ??
    fallback
  );
}

interface Refused {
  readonly problem: string;
  readonly state: FilledCall;
  readonly publicName: PublicName;
}

/** Names what the caller gives: the option, or the property of the input. */
function refusalOf(
  { option, input = "" }: WritableParameter,
  { problem, state: { operation, fail }, publicName }: Refused,
): Error {
  const name = publicName(input);
  return option
    ? refusal(fail, option, problem)
    : fail("input", `${operation.id}: ${name} ${problem}.`, { fields: [name] });
}
