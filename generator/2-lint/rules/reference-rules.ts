import { quote, quoteList } from "../../diagnostics/quote.js";
import { didYouMean, suggest } from "../../diagnostics/suggest.js";
import { mappedComponent } from "../../openapi/discriminator.js";
import { annotations } from "../../openapi/keywords.js";
import { mappingTargets } from "../../openapi/mapping.js";
import { parsePointer, toPointer } from "../../openapi/pointer.js";
import {
  componentPointer,
  followReference,
  isComponentName,
  isExternal,
  referencedKey,
  referenceOf,
} from "../../openapi/reference.js";
import type { OpenApi } from "../../types/openapi.js";
import type { LintContext, Rule } from "../build-context.js";
import { keyProblem, type Problem, valueProblem } from "../../diagnostics/problem.js";
import type { FoundObject } from "../tidy-document.js";
import { withoutNullable } from "../without-nullable.js";

/** Components, what leads to them, and their types. */
export const referenceRules: readonly Rule[] = [
  componentNames,
  knownReferences,
  acyclicReferences,
  knownTypes,
];

/** Checks that components have keys that a reference can name. */
function* componentNames({ spec }: LintContext): Iterable<Problem> {
  for (const [kind, components] of Object.entries(spec.components ?? {})) {
    if (typeof components !== "object" || components === null || kind.startsWith("x-")) continue;
    for (const key of Object.keys(components)) {
      if (isComponentName(key)) continue;
      yield keyProblem("invalid-name", toPointer(["components", kind, key]), [
        `${quote(key)} cannot name a component.`,
        "use letters, digits, dots, hyphens and underscores, as OpenAPI does",
      ]);
    }
  }
}

const prefix = `#${componentPointer("")}`;

/** Every `$ref` leads somewhere in the same file, and those of schemas and token operations to component schemas. */
function* knownReferences({ spec, objects, operations }: LintContext): Iterable<Problem> {
  for (const { kind, pointer, value } of objects) {
    if (kind === "discriminator") yield* strayMappings(spec, pointer, value);
    if (kind === "schema" && typeof value["$dynamicRef"] === "string") {
      yield valueProblem("unsupported-reference", `${pointer}/$dynamicRef`, [
        `The $dynamicRef ${quote(value["$dynamicRef"])} depends on who refers to its schema, which packages do not follow.`,
        "write a $ref to the schema that is meant here",
      ]);
    }
    const reference = referenceOf(value);
    if (reference === undefined || kind === "plain" || kind === "mapping") continue;
    const at = `${pointer}/$ref`;
    if (isExternal(reference)) {
      yield valueProblem("external-reference", at, [
        `The $ref leads to ${quote(reference)}, outside of this file.`,
        "copy what it refers to into components.schemas, and refer to it there",
      ]);
    } else if (followReference(spec, reference) === undefined) {
      yield unresolved(spec, reference, at);
    } else if (isParameterReference({ kind, pointer, value })) {
      continue;
    } else if (kind !== "schema") {
      // Elsewhere only openapi-typescript reads them, and it looks all of them up.
      if (!operations.some((operation) => pointer.startsWith(`${operation.pointer}/`))) continue;
      yield valueProblem("unsupported-reference", at, [
        `A $ref stands in place of ${quote(kind)}; only schemas and parameters are looked up.`,
        "write what it refers to in its place",
      ]);
    } else if (referencedKey(reference) === undefined) {
      yield valueProblem("unsupported-reference", at, [
        `The $ref leads to ${quote(reference)}, which is no schema of components.schemas.`,
        "give that schema a name under components.schemas",
      ]);
    } else {
      yield* lostKeys({ kind, pointer, value });
    }
  }
}

/** Whether a parameter of an operation or a path item is one of components.parameters. */
function isParameterReference({ kind, pointer, value }: FoundObject): boolean {
  return (
    kind === "parameter" &&
    parsePointer(pointer).at(-2) === "parameters" &&
    referencedKey(referenceOf(value) ?? "", "parameters") !== undefined
  );
}

/** A discriminator maps to components, by reference or by key. */
function* strayMappings(
  spec: OpenApi,
  pointer: string,
  discriminator: FoundObject["value"],
): Iterable<Problem> {
  for (const [location, to] of mappingTargets({ discriminator })) {
    if (typeof to !== "string" || mappedComponent(spec, to) !== undefined) continue;
    const key = to.startsWith(prefix) ? to.slice(prefix.length) : to;
    const [keyword = "", value] = parsePointer(location).slice(1);
    const what = value === undefined ? keyword : quote(value);
    yield valueProblem(
      "unresolved-reference",
      pointer + toPointer(parsePointer(location).slice(1)),
      [
        `The discriminator maps ${what} to ${quote(to)}, which is no schema of components.schemas.`,
        didYouMean(key, Object.keys(spec.components?.schemas ?? {})) ??
          "name one of components.schemas",
      ],
    );
  }
}

function* lostKeys({ pointer, value }: FoundObject): Iterable<Problem> {
  const lost = Object.keys(value).find(
    (key) => key !== "$ref" && !annotations.has(key) && !key.startsWith("x-"),
  );
  if (lost === undefined) return;
  const edits = lost === "nullable" ? withoutNullable(value, pointer) : undefined;
  yield {
    ...keyProblem("unsupported-reference", `${pointer}/${lost}`, [
      `${quote(lost)} stands beside a $ref, where it would be lost.`,
      "put both under allOf, as two schemas",
    ]),
    ...(edits !== undefined && { edits }),
  };
}

function unresolved(spec: OpenApi, reference: string, pointer: string): Problem {
  const known = Object.entries(spec.components ?? {}).flatMap(([kind, components]) =>
    Object.keys(Object(components)).map((key) => `#${toPointer(["components", kind, key])}`),
  );
  // Between short keys, the long way to them would make all near.
  const near = known.filter((each) => suggest(lastOf(reference), [lastOf(each)]) !== undefined);
  return valueProblem("unresolved-reference", pointer, [
    `The $ref leads to ${quote(reference)}, which does not exist.`,
    didYouMean(reference, near) ?? "add that schema to components.schemas, or correct the $ref",
  ]);
}

function lastOf(reference: string): string {
  return reference.split("/").at(-1) ?? "";
}

/** Schemas refer to themselves through a property or an item only. */
function* acyclicReferences({ cycles }: LintContext): Iterable<Problem> {
  for (const [first = "", ...others] of cycles) {
    const way = others.length === 0 ? "" : ` by way of ${others.map(quote).join(", ")}`;
    yield keyProblem("circular-reference", toPointer(["components", "schemas", first]), [
      `The schema ${quote(first)} refers to itself${way}, with no object or list in between.`,
      "put the inner reference under a property or items, or leave it out",
    ]);
  }
}

/** JSON Schema 2020-12, Validation, 6.1.1. */
const types = ["array", "boolean", "integer", "null", "number", "object", "string"];

/** The type of a schema is one that JSON Schema has; any other would become `unknown`. */
function* knownTypes({ objects }: LintContext): Iterable<Problem> {
  for (const { kind, pointer, value } of objects) {
    if (kind !== "schema") continue;
    const wrong = [value.type].flat().find((type) => type !== undefined && !isType(type));
    if (wrong === undefined) continue;
    yield valueProblem("invalid-openapi", `${pointer}/type`, [
      `There is no type ${quote(String(wrong))} in JSON Schema.`,
      meantType(String(wrong)) ?? `the types are ${quoteList(types, "and")}`,
    ]);
  }
}

/** What other languages and formats call a type. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ["int", "write integer"],
  ["long", "write integer"],
  ["bool", "write boolean"],
  ["str", "write string"],
  ["text", "write string"],
  ["float", "write number"],
  ["double", "write number"],
  ["decimal", "write number"],
  ["list", "write array, and what it holds in items"],
  ["map", "write object"],
  ["dict", "write object"],
  ["date", "write type: string and format: date"],
  ["datetime", "write type: string and format: date-time"],
  ["date-time", "write type: string and format: date-time"],
  ["timestamp", "write type: string and format: date-time, or integer where it is a number"],
  ["uuid", "write type: string and format: uuid"],
  ["uri", "write type: string and format: uri"],
  ["url", "write type: string and format: uri"],
  ["email", "write type: string and format: email"],
  ["enum", "write type: string, and the values in enum"],
  ["file", "write type: string and format: binary"],
]);

function meantType(name: string): string | undefined {
  return otherNames.get(name.toLowerCase()) ?? didYouMean(name, types);
}

function isType(type: unknown): boolean {
  return typeof type === "string" && types.includes(type);
}
