import { quote, quoteList } from "../diagnostics/quote.js";
import { suggest } from "../diagnostics/suggest.js";
import type { JsonObject } from "../types/json.js";
import { isJsonObject } from "../util/json.js";
import { toPointer } from "../util/pointer.js";
import type { Reach } from "./reach.js";
import type { SliceProblem } from "./slice-problem.js";

/** An operation and the place it stands at. */
export interface FoundOperation {
  readonly path: string;
  /** Lower case. */
  readonly method: string;
  readonly operation: JsonObject;
  /** The path item, whose parameters and servers are the operation's, too. */
  readonly item: JsonObject;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** The operation that a name such as `POST /link/token` or an operationId means. */
export function findOperation(
  upstream: JsonObject,
  name: string,
  reach: Reach,
): { readonly found: FoundOperation } | { readonly problem: SliceProblem } {
  const operations = listOperations(upstream, reach);
  const wanted = name.trim().replace(/\s+/gu, " ");
  const found =
    operations.find((each) => nameOf(each) === upperMethod(wanted)) ??
    operations.find(({ operation }) => operation["operationId"] === wanted);
  return found === undefined ? { problem: unknownOperation(wanted, operations) } : { found };
}

function listOperations(upstream: JsonObject, reach: Reach): FoundOperation[] {
  const paths = isJsonObject(upstream["paths"]) ? upstream["paths"] : {};
  return Object.entries(paths).flatMap(([path, value]) => {
    const item = reach.resolve(value, toPointer(["paths", path]));
    if (!isJsonObject(item)) return [];
    return methods.flatMap((method) => {
      const operation = item[method];
      return isJsonObject(operation) ? [{ path, method, operation, item }] : [];
    });
  });
}

/** How people write an operation: `POST /link/token`. */
function nameOf({ method, path }: FoundOperation): string {
  return `${method.toUpperCase()} ${path}`;
}

function upperMethod(name: string): string {
  return name.replace(/^\w+(?= )/u, (method) => method.toUpperCase());
}

function unknownOperation(name: string, operations: readonly FoundOperation[]): SliceProblem {
  const names = operations.map(nameOf);
  const ids = operations.flatMap(({ operation }) => {
    const id = operation["operationId"];
    return typeof id === "string" ? [id] : [];
  });
  const near = suggest(upperMethod(name), names) ?? suggest(name, ids);
  return {
    code: "unknown-operation",
    pointer: "/paths",
    message: `The document has no operation ${quote(name)}.`,
    help:
      near === undefined
        ? `write it as METHOD /path; there are ${quoteList(names, "and")}`
        : `did you mean ${quote(near)}?`,
  };
}
