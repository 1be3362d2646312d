import { quote, quoteList } from "../../diagnostics/quote.js";
import { suggest } from "../../diagnostics/suggest.js";
import { parsePointer, toPointer } from "../../openapi/pointer.js";
import { isTextSchema, followPointer, type PointerTarget } from "../../openapi/schema.js";
import type { LintContext, TokenOperation } from "../build-context.js";
import type { Body } from "../operation-bodies.js";
import type { Problem } from "../problem.js";
import { tokenPointers } from "../token-pointers.js";

/** How deep a pointer may lead: the depth to which the runtime's types check it. */
const deepest = 3;

/** Pointers name something in the body that they speak of. */
export function* knownPointers(context: LintContext): Iterable<Problem> {
  for (const operation of context.operations) {
    for (const each of tokenPointers(context, operation)) {
      const { name, pointer, target, bodyName, body } = each;
      const pointsTo = `${name} points to ${quote(target)}`;
      const found = body?.resolvable === true && followPointer(context.spec, body.schema, target);
      if (body === undefined && isAbsent(operation, bodyName)) {
        yield {
          code: "unknown-pointer",
          pointer,
          message: `${pointsTo}, but ${operation.name} describes no ${bodyName}.`,
          help: `describe the ${bodyName} with a schema, or remove the pointer`,
        };
      } else if (found !== false && found.kind === "missing") {
        yield {
          code: "unknown-pointer",
          pointer,
          message: `${pointsTo}, which the ${bodyName} does not have.`,
          help: isText(context, body)
            ? 'the body is text: "" names all of it'
            : helpFor(target, found),
        };
      } else if (parsePointer(target).length > deepest || target.includes("~")) {
        yield {
          code: "unsupported-pointer",
          pointer,
          message: `${pointsTo}, which generated code cannot check.`,
          help: `point at most ${deepest} levels deep, at keys without / and ~`,
        };
      }
    }
  }
}

/** Whether no other rule says that the body is missing or lacks a schema. */
function isAbsent({ operation }: TokenOperation, bodyName: string): boolean {
  if (bodyName === "request body") return operation.requestBody === undefined;
  return bodyName === "failure body";
}

function isText({ spec }: LintContext, body: Body | undefined): boolean {
  return body?.resolvable === true && isTextSchema(spec, body.schema);
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
