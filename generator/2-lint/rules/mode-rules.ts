import { quote, quoteList } from "../../diagnostics/quote.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import { isIdentifierName } from "../../names/identifier.js";
import { parsePointer, toPointer } from "../../openapi/pointer.js";
import { type Property } from "../../openapi/schema.js";
import type { ModeExtension } from "../../types/extensions.js";
import type { TokenOperation, Rule } from "../build-context.js";
import { isRecord } from "../format-value.js";
import { parameterInputs } from "../parameter-inputs.js";
import { keyProblem, type Problem, valueProblem } from "../../diagnostics/problem.js";
import { modeProperties, type TokenMode, tokenModes } from "../token-modes.js";
import { eachOperation } from "../each.js";

/** The modes of operations. */
export const modeRules: readonly Rule[] = eachOperation(
  modeNames,
  knownModeProperties,
  consistentModes,
  distinctModes,
);

/** Modes have names that types can be called by. */
function* modeNames({ tokenPointer, operation }: TokenOperation): Iterable<Problem> {
  // As written: valibot leaves out `__proto__` and `constructor` without a word.
  const extension = operation["x-link-token"];
  const modes = isRecord(extension) && isRecord(extension.modes) ? extension.modes : {};
  for (const name of Object.keys(modes)) {
    if (isIdentifierName(name) && !(name in {}) && name !== "prototype") continue;
    yield keyProblem("invalid-name", tokenPointer + toPointer(["modes", name]), [
      `${quote(name)} cannot name a mode.`,
      "write a name in camelCase, such as newItem",
    ]);
  }
}

/** Modes speak of properties that the request body has. */
function* knownModeProperties(operation: TokenOperation): Iterable<Problem> {
  if (operation.request?.resolvable === false) return;
  const known = [
    ...parameterInputs(operation).map(({ name }) => name),
    ...(operation.request?.properties.keys() ?? []),
  ];
  for (const mode of tokenModes(operation)) {
    for (const { property, pointer } of modeProperties(mode)) {
      if (known.includes(property)) continue;
      yield valueProblem("unknown-mode-property", pointer, [
        `The mode ${quote(mode.name)} names ${quote(property)}, which the request body does not have.`,
        didYouMean(property, known) ??
          (known.length > 0
            ? `it has ${quoteList(known, "and")}`
            : "describe the request body, or remove the mode's rules"),
      ]);
    }
  }
}

/** Every mode can be met by some input. */
function* consistentModes(operation: TokenOperation): Iterable<Problem> {
  const properties = new Map<string, Property>([
    ...(operation.request?.properties ?? []),
    ...parameterInputs(operation).map(
      ({ name, parameter: { schema = {}, required = false } }) =>
        [name, { schema, required }] as const,
    ),
  ]);
  for (const mode of tokenModes(operation)) {
    yield* repeated(mode);
    yield* emptyGroups(mode);
    yield* contradictions(mode);
    yield* againstSchema(mode, { operation, properties });
  }
}

/** A list that names a property twice means another one. */
function* repeated(mode: TokenMode): Iterable<Problem> {
  const seen = new Set<string>();
  for (const { property, pointer } of modeProperties(mode)) {
    const list = pointer.slice(0, pointer.lastIndexOf("/"));
    if (seen.has(`${list} ${property}`)) {
      yield valueProblem("conflicting-mode", pointer, [
        `The mode ${quote(mode.name)} names ${quote(property)} twice in one list.`,
        "remove one of the two",
      ]);
    }
    seen.add(`${list} ${property}`);
  }
}

function* emptyGroups({ name, pointer, mode }: TokenMode): Iterable<Problem> {
  for (const [index, group] of mode.anyOf.entries()) {
    if (group.length > 0) continue;
    yield valueProblem("conflicting-mode", `${pointer}/anyOf/${index}`, [
      `A group of the mode ${quote(name)} is empty, so that any input has it.`,
      "name the group's properties, or remove the group",
    ]);
  }
}

function* contradictions(mode: TokenMode): Iterable<Problem> {
  const { required, anyOf } = mode.mode;
  for (const { list, property, pointer } of modeProperties(mode)) {
    if (list !== "forbidden") continue;
    const inGroup = anyOf.some((group) => group.includes(property));
    if (!required.includes(property) && !inGroup) continue;
    yield valueProblem("conflicting-mode", pointer, [
      `The mode ${quote(mode.name)} forbids ${quote(property)}, which it ${inGroup ? "asks for in a group" : "requires"}.`,
      "remove it from one of the two lists",
    ]);
  }
}

function* againstSchema(
  mode: TokenMode,
  { operation, properties }: SchemaContext,
): Iterable<Problem> {
  const omitted = (operation.token?.omit ?? []).map((target) => parsePointer(target)[0]);
  for (const { list, property, pointer } of modeProperties(mode)) {
    const known = properties.get(property);
    if (known === undefined) continue;
    if (list === "forbidden" && known.required) {
      yield valueProblem("conflicting-mode", pointer, [
        `The mode ${quote(mode.name)} forbids ${quote(property)}, which the request body always requires.`,
        "take it out of the schema's required, or allow it",
      ]);
    }
    const offered = !omitted.includes(property) && known.schema.readOnly !== true;
    if (list !== "forbidden" && !offered) {
      yield valueProblem("conflicting-mode", pointer, [
        `The mode ${quote(mode.name)} asks for ${quote(property)}, which the wrapper does not offer.`,
        "remove it from the mode, or from omit and readOnly",
      ]);
    }
  }
}

interface SchemaContext {
  readonly operation: TokenOperation;
  readonly properties: ReadonlyMap<string, Property>;
}

/**
 * Modes with the same rules tell no inputs apart, so nobody could say which of them is meant. That does no harm only
 * where each has a method of its own and both live equally long.
 */
function* distinctModes(operation: TokenOperation): Iterable<Problem> {
  const modes = tokenModes(operation);
  for (const [index, { name, pointer, mode }] of modes.entries()) {
    const twin = modes
      .slice(0, index)
      .find((other) => rulesOf(other.mode) === rulesOf(mode) && !areAliases(other.mode, mode));
    if (twin === undefined) continue;
    yield keyProblem("ambiguous-mode", pointer, [
      `The mode ${quote(name)} takes the same inputs as ${quote(twin.name)}.`,
      "give it a rule that tells them apart, or make one mode of the two",
    ]);
  }
}

function areAliases(a: ModeExtension, b: ModeExtension): boolean {
  return a.lifetime === b.lifetime && typeof a.method === "string" && typeof b.method === "string";
}

function rulesOf({ required, anyOf, forbidden }: ModeExtension): string {
  const groups = anyOf.map((group) => JSON.stringify([...group].sort()));
  return JSON.stringify([[...required].sort(), groups.sort(), [...forbidden].sort()]);
}
