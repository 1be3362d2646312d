import { quote } from "../../diagnostics/quote.js";
import { toCamelCase } from "../../names/casing.js";
import { reachSchemas } from "../../openapi/reach-schemas.js";
import { branchesOf, propertiesOf, shapeOf } from "../../openapi/schema.js";
import type { OpenApi, Schema } from "../../types/openapi.js";
import type { LintContext, Rule, TokenOperation } from "../build-context.js";
import type { Body } from "../operation-bodies.js";
import { type Problem, valueProblem } from "../../diagnostics/problem.js";
import { eachOperation } from "../each.js";

/** Bodies whose properties are renamed to camelCase. */
export const namingRules: readonly Rule[] = [...eachOperation(uniqueCamelCase), renamableShapes];

/** Where properties are renamed to camelCase, no two of one object get the same name, and none gets no name. */
function* uniqueCamelCase(operation: TokenOperation, context: LintContext): Iterable<Problem> {
  if (operation.token?.naming !== "camelCase") return;
  const seen = new Set<string>();
  for (const body of [operation.request, operation.success]) {
    if (body === undefined) continue;
    for (const names of clashes(context.expanded, body)) {
      if (seen.has(names.join())) continue;
      seen.add(names.join());
      yield describe(operation.tokenPointer, names);
    }
  }
}

function describe(tokenPointer: string, names: readonly string[]): Problem {
  const [name = "", other] = names;
  return valueProblem("unsupported-naming", `${tokenPointer}/naming`, [
    other === undefined
      ? `The property ${quote(name)} has no letter or digit, so that camelCase leaves nothing of it.`
      : `The properties ${quote(name)} and ${quote(other)} would both become ${quote(toCamelCase(name))}.`,
    "write naming: wire",
  ]);
}

/** Pairs of properties that become one, and single ones that become none, in any object of a body. */
function clashes(spec: OpenApi, { schema }: Body): string[][] {
  const found: string[][] = [];
  for (const part of reachSchemas(spec, [schema]).schemas) {
    const owners = new Map<string, string>();
    for (const name of propertiesOf(spec, part).keys()) {
      const renamed = toCamelCase(name);
      const owner = owners.get(renamed);
      if (renamed === "") found.push([name]);
      else if (owner !== undefined) found.push([owner, name]);
      else owners.set(renamed, name);
    }
  }
  return found;
}

/**
 * Where properties are renamed to camelCase, a table says how for an object, each item of a list or each
 * value of a map. A shape that mixes these has no table, and its names would go out wrong.
 */
function* renamableShapes(context: LintContext): Iterable<Problem> {
  const { expanded: spec } = context;
  for (const operation of context.operations) {
    if (operation.token?.naming !== "camelCase") continue;
    const bodies = [operation.request, operation.success];
    const mixed = bodies.flatMap((body) =>
      body === undefined ? [] : findMixed(spec, body.schema),
    );
    const [what] = mixed;
    if (what === undefined) continue;
    yield valueProblem("unsupported-naming", `${operation.tokenPointer}/naming`, [
      `The bodies hold ${what}, whose names cannot be turned into camelCase yet.`,
      "write naming: wire",
    ]);
  }
}

/** The shapes of a body that have names to change and no table to say how. */
function findMixed(spec: OpenApi, root: Schema): string[] {
  return [...reachSchemas(spec, [root]).schemas].flatMap((schema) => {
    const what = explainMix(spec, schema);
    return what !== undefined && hasNamesToChange(spec, schema) ? [what] : [];
  });
}

function explainMix(spec: OpenApi, schema: Schema): string | undefined {
  const { properties, additionalProperties: values, patternProperties, items } = schema;
  if (schema.prefixItems !== undefined) return "a tuple";
  if (patternProperties !== undefined) return "an object with patterns for names";
  const isNamed = properties !== undefined && isObject(values);
  if (isNamed || isObject(schema.unevaluatedProperties)) {
    return "an object with both named and free-form properties";
  }
  if (isObject(values) && kindOf(spec, values) === "map") return "a map of maps";
  if (items !== undefined && kindOf(spec, items) === "map") return "a list of maps";
  const branches = branchesOf(spec, schema);
  const kinds = new Set(branches.map((branch) => kindOf(spec, branch)));
  return branches.length > 1 && (kinds.has("list") || kinds.has("map"))
    ? "a choice between lists, maps and objects"
    : undefined;
}

/** What a schema describes, behind references and null. */
function kindOf(spec: OpenApi, schema: Schema): "list" | "map" | "object" {
  const { items, properties, additionalProperties } = shapeOf(spec, schema).shape;
  if (items !== undefined) return "list";
  return properties === undefined && isObject(additionalProperties) ? "map" : "object";
}

function hasNamesToChange(spec: OpenApi, schema: Schema): boolean {
  return [...reachSchemas(spec, [schema]).schemas].some((part) =>
    Object.keys(part.properties ?? {}).some((name) => toCamelCase(name) !== name),
  );
}

function isObject(value: boolean | Schema | undefined): value is Schema {
  return typeof value === "object";
}
