import type { ParameterModel, ParameterSourceModel } from "../../types/parameter-model.js";
import type { Finding } from "../revision.js";
import { compareValue, type MethodPair, told, valueCodes } from "./package-pair.js";

/** What differs in who fills the parameters that both packages send. */
export function compareParameterSources({ before, after, where }: MethodPair): Finding[] {
  const news = new Map(after.parameters.map((each) => [keyOf(each), each.source]));
  return before.parameters.flatMap((parameter): Finding[] => {
    const { source: old } = parameter;
    const now = news.get(keyOf(parameter));
    if (now === undefined) return [];
    const place = {
      where: `${where}: ${parameter.wireName}`,
      before: `${before.pointer}/parameters`,
      after: `${after.pointer}/parameters`,
    };
    if (describe(old) !== describe(now)) {
      const message = `It is filled by ${describe(now)}; it was by ${describe(old)}.`;
      return [told("parameter-source-changed", message, place)];
    }
    return compareValue(
      valueCodes("environment-variable"),
      { before: variableOf(old), after: variableOf(now) },
      { noun: "an environment variable for it", ...place },
    );
  });
}

function keyOf({ in: place, wireName }: ParameterModel): string {
  return `${place} ${place === "header" ? wireName.toLowerCase() : wireName}`;
}

function describe(source: ParameterSourceModel): string {
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
