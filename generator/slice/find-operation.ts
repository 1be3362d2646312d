import { quote, quoteList } from "../diagnostics/quote.js";
import { suggest } from "../diagnostics/suggest.js";
import { type JsonObject, isJsonObject, asObject } from "../types/json.js";
import { toPointer } from "../openapi/pointer.js";
import { createReach, type Reach } from "./reach.js";
import type { SliceProblem } from "./slice-problem.js";

/** An operation and the place it stands at. */
export interface FoundOperation {
  readonly path: string;
  /** Lower case. */
  readonly method: string;
  readonly operation: JsonObject;
  /** The path item, whose parameters and servers are the operation's, too. */
  readonly item: JsonObject;
  /** Where the path item stands, behind its reference. */
  readonly pointer: string;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** The operation that a name such as `POST /link/token` or an operationId means. */
export function findOperation(
  upstream: JsonObject,
  name: string,
): { readonly found: FoundOperation } | { readonly problem: SliceProblem } {
  // Of its own, as other operations' references are no problem of this one.
  const reach = createReach(upstream);
  const operations = listAll(upstream, reach);
  const wanted = name.trim().replace(/\s+/gu, " ");
  const named = operations.find((each) => nameOf(each) === upperMethod(wanted));
  if (named !== undefined) return { found: named };
  const [first, ...others] = operations.filter(({ operation }) => idOf(operation) === wanted);
  if (first !== undefined && others.length === 0) return { found: first };
  if (first !== undefined) return { problem: ambiguousId(wanted, [first, ...others]) };
  const place = toPointer(["paths", wanted.replace(/^\w+ /u, ""), "$ref"]);
  const leading = reach.problems().find(({ pointer }) => pointer === place);
  return { problem: leading ?? unknownOperation(wanted, operations) };
}

/** Every operation of a document, behind the references of path items. */
export function listOperations(upstream: JsonObject): FoundOperation[] {
  return listAll(upstream, createReach(upstream));
}

function listAll(upstream: JsonObject, reach: Reach): FoundOperation[] {
  return Object.entries(asObject(upstream["paths"]))
    .filter(([path]) => !path.startsWith("x-"))
    .flatMap(([path, value]) => {
      const { value: target, pointer } = reach.resolve(value, toPointer(["paths", path]));
      const { $ref: _, ...beside } = asObject(value);
      return operationsOf({ path, item: { ...target, ...beside }, pointer });
    });
}

function operationsOf(place: Pick<FoundOperation, "path" | "item" | "pointer">): FoundOperation[] {
  return methods.flatMap((method) => {
    const operation = place.item[method];
    return isJsonObject(operation) ? [{ ...place, method, operation }] : [];
  });
}

/** How people write an operation: `POST /link/token`. */
function nameOf({ method, path }: FoundOperation): string {
  return `${method.toUpperCase()} ${path}`;
}

function upperMethod(name: string): string {
  return name.replace(/^\w+(?= )/u, (method) => method.toUpperCase());
}

function idOf({ operationId }: JsonObject): string | undefined {
  return typeof operationId === "string" ? operationId : undefined;
}

function ambiguousId(id: string, operations: readonly FoundOperation[]): SliceProblem {
  const { pointer, method } = operations[1] ?? { pointer: "/paths", method: "" };
  return {
    code: "duplicate-operation-id",
    pointer: `${pointer}/${method}/operationId`,
    message: `${quote(id)} is the operationId of several operations.`,
    help: `name the one that is meant: ${quoteList(operations.map(nameOf), "or")}`,
  };
}

function unknownOperation(name: string, operations: readonly FoundOperation[]): SliceProblem {
  const names = operations.map(nameOf);
  const ids = operations.flatMap(({ operation }) => idOf(operation) ?? []);
  const [, path = ""] = /^\w+ \/*(.+)$/u.exec(name) ?? [];
  const near =
    suggest(upperMethod(name), names) ??
    suggest(name, ids) ??
    names.find((each) => path !== "" && each.endsWith(`/${path}`));
  return {
    code: "unknown-operation",
    pointer: "/paths",
    message: `The document has no operation ${quote(name)}.`,
    help: near === undefined ? describe(names) : `did you mean ${quote(near)}?`,
  };
}

function describe(names: readonly string[]): string {
  if (names.length === 0) return "give a document whose paths hold operations";
  return `write it as METHOD /path; there ${names.length === 1 ? "is" : "are"} ${quoteList(names, "and")}`;
}
