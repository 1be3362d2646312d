import { quote } from "../../diagnostics/quote.js";
import { parsePointer } from "../../util/pointer.js";
import type { LintContext } from "../build-context.js";
import type { Problem } from "../problem.js";

/** Operations that packages name have an id, and no two have the same (OpenAPI 3.1, 4.8.10). */
export function* operationIds({ objects, operations }: LintContext): Iterable<Problem> {
  for (const { pointer, name, operation } of operations) {
    if (operation.operationId?.includes("#") === true) {
      yield {
        code: "invalid-name",
        pointer: `${pointer}/operationId`,
        message: `The operationId of ${name} holds a #, which types cannot be looked up by.`,
        help: "write it without, such as createLinkToken",
      };
      continue;
    }
    if (operation.operationId !== undefined && operation.operationId !== "") continue;
    yield {
      code: "missing-operation-id",
      pointer: `${pointer}/operationId`,
      part: operation.operationId === undefined ? "key" : "value",
      message: `${name} has no operationId.`,
      help: "add one, such as createLinkToken",
    };
  }
  const seen = new Set<unknown>();
  for (const { kind, pointer, value } of objects) {
    const { operationId } = value;
    if (kind !== "operation" || typeof operationId !== "string") continue;
    if (seen.has(operationId) && parsePointer(pointer)[0] === "paths") {
      yield {
        code: "duplicate-operation-id",
        pointer: `${pointer}/operationId`,
        message: `Two operations have the operationId ${quote(operationId)}.`,
        help: "give one of them another",
      };
    }
    seen.add(operationId);
  }
}
