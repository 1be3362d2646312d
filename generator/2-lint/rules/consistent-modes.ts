import { quote } from "../../diagnostics/quote.js";
import { parsePointer } from "../../openapi/pointer.js";
import { propertiesOf, type Property } from "../../openapi/schema.js";
import type { LintContext, TokenOperation } from "../build-context.js";
import { requestBody } from "../operation-bodies.js";
import { parameterInputs } from "../parameter-inputs.js";
import type { Problem } from "../problem.js";
import { modeProperties, type TokenMode, tokenModes } from "../token-modes.js";

const code = "conflicting-mode";

/** Every mode can be met by some input. */
export function* consistentModes(context: LintContext): Iterable<Problem> {
  for (const operation of context.operations) {
    const body = requestBody(context, operation);
    const properties = new Map<string, Property>([
      ...(body?.resolvable === true ? propertiesOf(context.spec, body.schema) : []),
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
}

/** A list that names a property twice means another one. */
function* repeated(mode: TokenMode): Iterable<Problem> {
  const seen = new Set<string>();
  for (const { property, pointer } of modeProperties(mode)) {
    const list = pointer.slice(0, pointer.lastIndexOf("/"));
    if (seen.has(`${list} ${property}`)) {
      yield {
        code,
        pointer,
        message: `The mode ${quote(mode.name)} names ${quote(property)} twice in one list.`,
        help: "remove one of the two",
      };
    }
    seen.add(`${list} ${property}`);
  }
}

function* emptyGroups({ name, pointer, mode }: TokenMode): Iterable<Problem> {
  for (const [index, group] of mode.anyOf.entries()) {
    if (group.length > 0) continue;
    yield {
      code,
      pointer: `${pointer}/anyOf/${index}`,
      message: `A group of the mode ${quote(name)} is empty, so that any input has it.`,
      help: "name the group's properties, or remove the group",
    };
  }
}

function* contradictions(mode: TokenMode): Iterable<Problem> {
  const { required, anyOf } = mode.mode;
  for (const { list, property, pointer } of modeProperties(mode)) {
    if (list !== "forbidden") continue;
    const inGroup = anyOf.some((group) => group.includes(property));
    if (!required.includes(property) && !inGroup) continue;
    yield {
      code,
      pointer,
      message: `The mode ${quote(mode.name)} forbids ${quote(property)}, which it ${inGroup ? "asks for in a group" : "requires"}.`,
      help: "remove it from one of the two lists",
    };
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
      yield {
        code,
        pointer,
        message: `The mode ${quote(mode.name)} forbids ${quote(property)}, which the request body always requires.`,
        help: "take it out of the schema's required, or allow it",
      };
    }
    const offered = !omitted.includes(property) && known.schema.readOnly !== true;
    if (list !== "forbidden" && !offered) {
      yield {
        code,
        pointer,
        message: `The mode ${quote(mode.name)} asks for ${quote(property)}, which the wrapper does not offer.`,
        help: "remove it from the mode, or from omit and readOnly",
      };
    }
  }
}

interface SchemaContext {
  readonly operation: TokenOperation;
  readonly properties: ReadonlyMap<string, Property>;
}
