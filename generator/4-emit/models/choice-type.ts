import { constantsOf, impliedDiscriminator } from "../../openapi/discriminator.js";
import { isOnly, propertyOf, referencedComponent, withoutNull } from "../../openapi/schema.js";
import { splitTag } from "../../openapi/tag-branch.js";
import type { Schema } from "../../types/openapi.js";
import { propertyName } from "../print/escape.js";
import { literal } from "../print/literal.js";
import type { TypeContext } from "./type-context.js";

/** How a choice's branches print: what tells them apart is literal, so that the union narrows. */
export interface Branch {
  readonly schema: Schema;
  /** A property whose constants stay closed, where the branch is printed in place. */
  readonly closed?: string;
  /** What to intersect the type with. */
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
    const tagged = splitTag(schema, name);
    const described = tagged?.described ?? schema;
    const isNamed = referencedComponent(described) !== undefined;
    const branch = { schema: described, ...(!isNamed && { closed: name }) };
    const property = tagged?.property ?? propertyOf(spec, schema, name);
    const values = constantsOf(spec, property);
    // What a branch says itself is literal in a request, and in its place.
    const isLiteral = tagged === undefined && (context.side === "request" || !isNamed);
    const hidden = context.side === "request" ? "readOnly" : "writeOnly";
    if (isLiteral || values.length === 0 || isOnly(spec, property ?? {}, hidden)) return branch;
    const type = values.map((value) => literal(value)).join(" | ");
    const key = propertyName(publicName(name));
    const isRequired = tagged === undefined || isAlways(schema, name);
    const tag = isRequired ? `{ ${key}: ${type} }` : `{ ${key}?: ${type} | undefined }`;
    return { ...branch, tag };
  });
}

/** Whether the second part of a tagged branch requires the property. */
function isAlways({ allOf = [] }: Schema, name: string): boolean {
  return allOf.at(-1)?.required?.includes(name) === true;
}
