import { branchValues, constantsOf, impliedDiscriminator } from "../openapi/discriminator.js";
import { propertiesOf, referencedComponent, withoutNull } from "../openapi/schema.js";
import type { Schema } from "../types/openapi.js";
import { propertyName } from "./escape.js";
import { literal } from "./literal.js";
import type { TypeContext } from "./type-context.js";

/** How a choice's branches print: what tells them apart is literal, so that the union narrows. */
export interface Branch {
  readonly schema: Schema;
  /** A property whose constants stay closed, where the branch is printed in place. */
  readonly closed?: string;
  /** What to intersect the type with, where the branch is printed by name. */
  readonly tag?: string;
}

/** The branches of `anyOf` or `oneOf`. */
export function choiceBranches(
  choice: Schema,
  branches: readonly Schema[],
  context: TypeContext,
  publicName: (wireName: string) => string,
): Branch[] {
  const spec = { components: context };
  const several = withoutNull(spec, branches);
  const name =
    choice.discriminator?.propertyName ??
    (several.length > 1 && context.side === "response"
      ? impliedDiscriminator(spec, several)
      : undefined);
  return branches.map((schema) => {
    if (name === undefined || !several.includes(schema)) return { schema };
    const own = constantsOf(spec, propertiesOf(spec, schema).get(name)?.schema);
    if (referencedComponent(schema) === undefined) return { schema, closed: name };
    const values = own.length > 0 ? own : branchValues(spec, choice, schema);
    // A request's constants are literal already.
    const isLiteral = own.length > 0 && context.side === "request";
    if (isLiteral || values.length === 0) return { schema };
    const type = values.map((value) => literal(value)).join(" | ");
    return { schema, tag: `{ ${propertyName(publicName(name))}: ${type} }` };
  });
}
