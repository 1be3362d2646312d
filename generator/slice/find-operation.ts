import { quote, quoteList } from "../diagnostics/quote.js";
import { suggest } from "../diagnostics/suggest.js";
import { methods } from "../openapi/objects.js";
import { listOperations, type LocatedOperation, operationName } from "../openapi/operations.js";
import { toPointer } from "../openapi/pointer.js";
import { asObject, isJsonObject, type JsonObject } from "../types/json.js";
import { createReach } from "./reach.js";
import type { Problem } from "../diagnostics/problem.js";

/** The operation that a name such as `POST /link/token` or an operationId means. */
export function findOperation(
  upstream: JsonObject,
  name: string,
): { readonly found: LocatedOperation } | { readonly problem: Problem } {
  // Of its own, as other operations' references are no problem of this one.
  const reach = createReach(upstream);
  const operations = listOperations(upstream, reach.resolve);
  const wanted = name.trim().replace(/\s+/gu, " ");
  const named = operations.find((each) => operationName(each) === upperMethod(wanted));
  if (named !== undefined) return { found: named };
  const [first, ...others] = operations.filter(({ operation }) => idOf(operation) === wanted);
  if (first !== undefined && others.length === 0) return { found: first };
  if (first !== undefined) return { problem: ambiguousId(wanted, [first, ...others]) };
  const location = toPointer(["paths", wanted.replace(/^\w+ /u, ""), "$ref"]);
  const leading = reach.problems().find(({ pointer }) => pointer === location);
  const problem = leading ?? unsentOperation(upstream, wanted);
  return { problem: problem ?? unknownOperation(wanted, operations) };
}

function upperMethod(name: string): string {
  return name.replace(/^\w+(?= )/u, (method) => method.toUpperCase());
}

function idOf({ operationId }: JsonObject): string | undefined {
  return typeof operationId === "string" ? operationId : undefined;
}

function ambiguousId(id: string, operations: readonly LocatedOperation[]): Problem {
  const { pointer } = operations[1] ?? { pointer: "/paths" };
  return {
    code: "duplicate-operation-id",
    pointer: `${pointer}/operationId`,
    message: `${quote(id)} is the operationId of several operations.`,
    help: `name the one that is meant: ${quoteList(operations.map(operationName), "or")}`,
  };
}

/** The problem of an operation whose method OpenAPI 3.2 added (4.9), if it is the one that is meant. */
function unsentOperation(upstream: JsonObject, name: string): Problem | undefined {
  for (const [path, item] of Object.entries(asObject(upstream["paths"]))) {
    const { query, additionalOperations } = asObject(item);
    for (const [method, operation] of [
      ["QUERY", query] as const,
      ...Object.entries(asObject(additionalOperations)),
    ]) {
      if (!isJsonObject(operation)) continue;
      if (idOf(operation) !== name && `${method} ${path}` !== upperMethod(name)) continue;
      const steps = method === "QUERY" ? ["query"] : ["additionalOperations", method];
      return {
        code: "unsupported-operation",
        pointer: toPointer(["paths", path, ...steps]),
        message: `${quote(`${method} ${path}`)} has a method that packages do not send.`,
        help: `name an operation of another method: ${methods.map((each) => each.toUpperCase()).join(", ")}`,
      };
    }
  }
  return undefined;
}

function unknownOperation(name: string, operations: readonly LocatedOperation[]): Problem {
  const names = operations.map(operationName);
  const ids = operations.flatMap(({ operation }) => idOf(operation) ?? []);
  const near = suggest(upperMethod(name), names) ?? suggest(name, ids);
  const meant = near === undefined ? namesWith(name, operations) : [near];
  return {
    code: "unknown-operation",
    pointer: "/paths",
    message: `The document has no operation ${quote(name)}.`,
    help: meant.length === 0 ? formatNames(names) : `did you mean ${quoteList(meant, "or")}?`,
  };
}

/** The operations whose path or operationId has the letters of a name in it, the shortest first. */
function namesWith(name: string, operations: readonly LocatedOperation[]): string[] {
  const part = lettersOf(name.replace(/^[A-Za-z]+ /u, ""));
  if (part === "") return [];
  const found = operations.filter(({ path, operation }) =>
    [path, idOf(operation) ?? ""].some((text) => lettersOf(text).includes(part)),
  );
  return found.map(operationName).sort((a, b) => a.length - b.length);
}

/** What is left of a name that people write in many ways, as `link/token`, `link-token` or `linkToken`. */
function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function formatNames(names: readonly string[]): string {
  if (names.length === 0) return "give a document whose paths hold operations";
  return `write it as METHOD /path; there ${names.length === 1 ? "is" : "are"} ${quoteList(names, "and")}`;
}
