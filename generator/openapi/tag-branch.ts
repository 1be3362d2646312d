import { defined } from "../types/defined.js";
import type { Schema } from "../types/openapi.js";
import { branchValues, type Constant, constantsOf, isDefault } from "./discriminator.js";
import { type Components, propertiesOf, referencedComponent } from "./schema.js";

/**
 * Returns a branch of a choice with a second part that says which values of the discriminator's property lead to it,
 * where it does not say so itself.
 */
export function tagBranch(spec: Components, choice: Schema, branch: Schema): Schema {
  const { discriminator } = choice;
  const values = branchValues(spec, choice, branch);
  if (discriminator === undefined || values.length === 0) return branch;
  const name = discriminator.propertyName;
  const property = propertiesOf(spec, branch).get(name);
  const isRequired = property?.required === true || isDefault(spec, discriminator, branch);
  const own = constantsOf(spec, property?.schema);
  if (isRequired && own.length === values.length) return branch;
  if (own.length === values.length && Object.hasOwn(branch.properties ?? {}, name)) {
    return { ...branch, required: [...(branch.required ?? []), name] };
  }
  const required = isDefault(spec, discriminator, branch) ? {} : { required: [name] };
  const { readOnly, writeOnly } = property?.schema ?? {};
  const properties = { [name]: { ...defined({ readOnly, writeOnly }), ...constantSchema(values) } };
  return { allOf: [branch, { type: "object", ...required, properties }] };
}

function constantSchema(values: readonly Constant[]): Schema {
  const [only, ...others] = values;
  const types = [...new Set(values.map((value) => typeof value))];
  const type = types.length === 1 ? types[0] : types;
  return only === undefined || others.length > 0
    ? { ...(type !== undefined && { type }), enum: values }
    : { const: only };
}

/** Returns the parts of a branch whose second part does nothing but say the values of a property. */
export function splitTag(
  branch: Schema,
  name: string,
): { readonly described: Schema; readonly property: Schema } | undefined {
  const [described, tag, ...others] = branch.allOf ?? [];
  const [property, ...more] = Object.values(tag?.properties ?? {});
  if (described === undefined || property === undefined || tag === undefined) return undefined;
  const isTag = Object.hasOwn(tag.properties ?? {}, name) && referencedComponent(tag) === undefined;
  return isTag && others.length === 0 && more.length === 0 ? { described, property } : undefined;
}
