import type { OpenApi, Schema } from "../types/openapi.js";
import { branchesOf, type Components, isNullable } from "./schema.js";
import { spreadParents } from "./spread-parents.js";
import { tagBranch } from "./tag-branch.js";
import { mapSchemas } from "./walk.js";

/**
 * Returns a document whose discriminators say all they mean in plain schemas, so that types, validators, samples and
 * the wire's types agree: a parent is the choice of its children, and a branch that does not say itself which values
 * of the discriminator's property lead to it has a second part that does.
 */
export function expandDiscriminators(spec: OpenApi): OpenApi {
  if (!JSON.stringify(spec).includes('"discriminator":')) return spec;
  const spread = spreadParents(spec);
  return mapSchemas(spread, (schema) => tagBranches(spread, schema));
}

function tagBranches(spec: Components, choice: Schema): Schema {
  const { discriminator, anyOf, oneOf } = choice;
  if (discriminator?.propertyName === undefined) return choice;
  const branches = branchesOf(spec, choice);
  const tag = (branch: Schema): Schema =>
    branches.includes(branch) ? tagBranch(spec, choice, branch) : branch;
  const list = anyOf === undefined ? "oneOf" : "anyOf";
  const tagged = {
    ...(oneOf !== undefined && { oneOf: oneOf.map(tag) }),
    ...(anyOf !== undefined && { anyOf: anyOf.map(tag) }),
  };
  // A tag is of an object: a branch that may be null leaves that to the choice.
  const losesNull = branches.some((branch) => isNullable(spec, branch) && tag(branch) !== branch);
  const hasNull = branches.length < [...(anyOf ?? []), ...(oneOf ?? [])].length;
  const nothing =
    losesNull && !hasNull ? { [list]: [...(tagged[list] ?? []), { type: "null" }] } : {};
  return { ...choice, ...tagged, ...nothing };
}
