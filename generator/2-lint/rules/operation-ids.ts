import { quote } from "../../diagnostics/quote.js";
import { inventOperationId } from "../../names/casing.js";
import { parsePointer } from "../../openapi/pointer.js";
import type { LintContext } from "../build-context.js";
import type { Problem } from "../problem.js";
import type { FoundObject } from "../tidy-document.js";

/** Operations that packages name have an id, and no two have the same (OpenAPI 3.1, 4.8.10). */
export function* operationIds({ objects, operations }: LintContext): Iterable<Problem> {
  const taken = new Set(objects.flatMap(idOf));
  for (const { pointer, name, operation, method, path } of operations) {
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
    const value = inventOperationId({ method, path }, taken);
    taken.add(value);
    yield {
      code: "missing-operation-id",
      pointer: `${pointer}/operationId`,
      part: operation.operationId === undefined ? "key" : "value",
      message: `${name} has no operationId.`,
      help: "add one, such as createLinkToken",
      edits: [{ kind: "set", pointer, key: "operationId", value, place: "first" }],
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

function idOf({ kind, value: { operationId } }: FoundObject): string[] {
  return kind === "operation" && typeof operationId === "string" ? [operationId] : [];
}
