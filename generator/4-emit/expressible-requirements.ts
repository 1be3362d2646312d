import type { OpenApi, Schema } from "../types/openapi.js";
import { resolveSchema } from "../openapi/schema.js";

/**
 * A schema that requires nothing of the components in its `allOf` that openapi-typescript cannot say: it
 * picks the property from the component's type, which has none as soon as it is a union, such as with null.
 */
export function expressibleRequirements(spec: OpenApi, schema: Schema): Schema {
  const { allOf, required } = schema;
  if (!Array.isArray(allOf) || !Array.isArray(required)) return schema;
  const unions = allOf.flatMap((part) => {
    const component = part.$ref === undefined ? undefined : resolveSchema(spec, part);
    return component === undefined || isOneObject(component) ? [] : component;
  });
  const inexpressible = (name: string): boolean =>
    unions.some(({ properties = {} }) => Object.hasOwn(properties, name));
  if (!required.some(inexpressible)) return schema;
  return { ...schema, required: required.filter((name) => !inexpressible(name)) };
}

function isOneObject({ type = "object", anyOf, enum: values }: Schema): boolean {
  return [type].flat().every((each) => each === "object") && anyOf === undefined && !values;
}
