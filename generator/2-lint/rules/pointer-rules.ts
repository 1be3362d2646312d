import { quote, quoteList } from "../../diagnostics/quote.js";
import { suggest } from "../../diagnostics/suggest.js";
import { parsePointer, toPointer } from "../../openapi/pointer.js";
import {
  followPointer,
  isTextSchema,
  type PointerTarget,
  propertiesOf,
  schemaTypes,
} from "../../openapi/schema.js";
import type { Schema } from "../../types/openapi.js";
import type { LintContext, TokenOperation, Rule } from "../build-context.js";
import type { Body } from "../operation-bodies.js";
import { type Problem, valueProblem } from "../../diagnostics/problem.js";
import { tokenPointers } from "../token-pointers.js";
import { eachOperation } from "../each.js";

/** The JSON Pointers of `x-link-token`. */
export const pointerRules: readonly Rule[] = eachOperation(
  knownPointers,
  typedPointers,
  omittableProperties,
);

/** How deep a pointer may lead: the depth to which the runtime's types check it. */
const deepest = 3;

/** Pointers name something in the body that they speak of. */
function* knownPointers(operation: TokenOperation, context: LintContext): Iterable<Problem> {
  for (const each of tokenPointers(operation)) {
    const { name, pointer, target, bodyName, body } = each;
    const pointsTo = `${name} points to ${quote(target)}`;
    const found = body?.resolvable === true && followPointer(context.expanded, body.schema, target);
    if (body === undefined && isAbsent(operation, bodyName)) {
      yield valueProblem("unknown-pointer", pointer, [
        `${pointsTo}, but ${operation.name} describes no ${bodyName}.`,
        `describe the ${bodyName} with a schema, or remove the pointer`,
      ]);
    } else if (found !== false && found.kind === "missing") {
      yield valueProblem("unknown-pointer", pointer, [
        `${pointsTo}, which the ${bodyName} does not have.`,
        isText(context, body)
          ? 'the body is text: "" names all of it'
          : (elsewhere(context, body, target) ?? helpFor(target, found)),
      ]);
    } else if (parsePointer(target).length > deepest || target.includes("~")) {
      yield valueProblem("unsupported-pointer", pointer, [
        `${pointsTo}, which generated code cannot check.`,
        `point at most ${deepest} levels deep, at keys without / and ~`,
      ]);
    }
  }
}

/** Whether no other rule says that the body is missing or lacks a schema. */
function isAbsent({ operation }: TokenOperation, bodyName: string): boolean {
  if (bodyName === "request body") return operation.requestBody === undefined;
  return bodyName === "failure body";
}

function isText({ expanded: spec }: LintContext, body: Body | undefined): boolean {
  return body?.resolvable === true && isTextSchema(spec, body.schema);
}

/** The pointer that has the same words, however they are joined. */
function elsewhere(
  { expanded }: LintContext,
  body: Body | undefined,
  target: string,
): string | undefined {
  const word = (pointer: string): string => pointer.replace(/[^a-z\d]/giu, "").toLowerCase();
  const found =
    body && pointersInto(expanded, body.schema).find((each) => word(each) === word(target));
  return found && `did you mean ${quote(found)}?`;
}

function pointersInto(spec: LintContext["expanded"], schema: Schema, depth = deepest): string[] {
  if (depth === 0) return [];
  return [...propertiesOf(spec, schema)].flatMap(([name, property]) => {
    const inner = pointersInto(spec, property.schema, depth - 1);
    return ["", ...inner].map((pointer) => toPointer([name]) + pointer);
  });
}

function helpFor(target: string, { segment, candidates }: MissingTarget): string {
  const near = suggest(segment, candidates);
  if (near !== undefined) {
    const segments = parsePointer(target);
    const index = segments.indexOf(segment);
    return `did you mean ${quote(toPointer(segments.with(index, near)))}?`;
  }
  return candidates.length > 0
    ? `there it has ${quoteList(candidates, "and")}`
    : "describe the property in the schema, or remove the pointer";
}

type MissingTarget = Extract<PointerTarget, { readonly kind: "missing" }>;

/** What a result's pointer leads to can be what the result promises, such as text for a token. */
function* typedPointers(operation: TokenOperation, context: LintContext): Iterable<Problem> {
  for (const { name, pointer, target, body, types } of tokenPointers(operation)) {
    if (body === undefined || !body.resolvable || types === undefined) continue;
    const found = followPointer(context.expanded, body.schema, target);
    if (found.kind === "missing") continue;
    const given = schemaTypes(context.expanded, found.schema);
    if (given === undefined || given.some((type) => types.includes(type))) continue;
    yield valueProblem("mistyped-pointer", pointer, [
      `${name} points to ${target === "" ? "the whole body" : quote(target)}, whose type is ${quoteList(given, "or")}, not ${quoteList(types, "or")}.`,
      name.endsWith("expiresAt.field")
        ? expiryHelp(given)
        : "point to another property, or correct its type in the schema",
    ]);
  }
}

/** How to read a time of one of these types. */
function expiryHelp(types: readonly string[]): string {
  const isNumber = types.some((type) => type === "integer" || type === "number");
  return isNumber
    ? "write as: seconds-from-now, or as: epoch-seconds or epoch-milliseconds for a moment"
    : "write as: date-time for a text such as 2026-01-31T12:00:00Z, or point to another property";
}

/** What a wrapper does not offer lies at the top of the request body, and the body does without it. */
function* omittableProperties(operation: TokenOperation, context: LintContext): Iterable<Problem> {
  const { request: body } = operation;
  if (body === undefined || !body.resolvable) return;
  for (const [index, target] of (operation.token?.omit ?? []).entries()) {
    const pointer = `${operation.tokenPointer}/omit/${index}`;
    const [name = "", ...deeper] = parsePointer(target);
    if (
      deeper.length > 0 &&
      followPointer(context.expanded, body.schema, target).kind === "found"
    ) {
      yield valueProblem("invalid-omit", pointer, [
        `${quote(target)} lies within a property; only whole properties can be left out.`,
        `omit ${quote(`/${name}`)} as a whole, or take the inner one out of the schema`,
      ]);
    } else if (body.properties.get(name)?.required === true) {
      yield valueProblem("invalid-omit", pointer, [
        `${quote(target)} is omitted, and the request body requires it.`,
        "take it out of the schema's required, or offer it",
      ]);
    }
  }
}
