import { namesScheme } from "../openapi/operations.js";
import { type JsonObject, type JsonValue, asObject, isJsonList } from "../types/json.js";

/** Whether an operation goes by the document's security, and that names nothing. */
export function isSecurityOpen(spec: JsonObject): boolean {
  const isAllowed = listOf(spec["x-link-allow"]).some(
    (each) => asObject(each)["code"] === undecided,
  );
  if (isAllowed || listOf(spec["security"]).map(asObject).some(namesScheme)) return false;
  return operationsOf(spec).some(inheritsSecurity);
}

/** The operations of a slice, whose path items hold nothing else. */
export function operationsOf(spec: JsonObject): JsonObject[] {
  return Object.values(asObject(spec["paths"]))
    .flatMap((item) => Object.values(asObject(item)))
    .map(asObject);
}

/** Whether an operation goes by the document's security. */
export function inheritsSecurity(operation: JsonObject): boolean {
  return operation["security"] === undefined;
}

/** The code of what lint says where it is open. */
export const undecided = "undecided-security";

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return isJsonList(value) ? value : [];
}
