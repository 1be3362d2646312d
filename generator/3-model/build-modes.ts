import { toPascalCase } from "../names/casing.js";
import { parseDuration } from "../openapi/duration.js";
import { fitsMode } from "../openapi/fits-mode.js";
import { defined } from "../types/defined.js";
import type { ModeExtension, TokenExtension } from "../types/extensions.js";
import type { ExampleModel, ModeModel, ModeVariantModel } from "../types/model.js";
import type { Example } from "../types/openapi.js";
import type { NameClaims } from "../names/claim-names.js";

/** The modes of an operation, in the spec's order, each with the name of its input interface. */
export function buildModes(
  modes: TokenExtension["modes"],
  bodyTypeName: string,
  names: NameClaims,
): ModeModel[] {
  return Object.entries(modes).map(([name, mode]) => {
    const typeName = names.claim(toPascalCase(name) + bodyTypeName, "Input");
    const { summary, required, forbidden, anyOf, method, lifetime } = mode;
    return defined({
      name,
      typeName,
      variants: buildVariants(mode, typeName, names),
      summary,
      method: method?.split("."),
      required,
      forbidden,
      anyOf,
      lifetimeSeconds: lifetime === undefined ? undefined : parseDuration(lifetime),
    });
  });
}

function buildVariants(
  { required, anyOf }: ModeExtension,
  typeName: string,
  names: NameClaims,
): ModeVariantModel[] {
  const [group = [], ...others] = anyOf;
  if (others.length === 0) return [{ typeName, required: [...required, ...group] }];
  return anyOf.map((each) => ({
    typeName: names.claim(`${typeName}With${each.map(toPascalCase).join("")}`, "Input"),
    required: [...required, ...each],
  }));
}

/** The request examples with a value, each with the first mode it fits; one named after a mode is that mode's. */
export function buildExamples(
  examples: Readonly<Record<string, Example>>,
  modes: readonly ModeModel[],
  parameters: readonly string[],
): ExampleModel[] {
  return Object.entries(examples).flatMap(([name, { summary, value }]) => {
    if (value === undefined) return [];
    const mode =
      modes.find((candidate) => candidate.name === name) ??
      modes.find((candidate) => fitsMode(candidate, value, parameters));
    return [defined({ name, summary, value, mode: mode?.name })];
  });
}
