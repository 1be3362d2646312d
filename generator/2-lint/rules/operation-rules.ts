import { quote } from "../../diagnostics/quote.js";
import { inventOperationId } from "../../names/casing.js";
import { isSafeIdentifier } from "../../names/identifier.js";
import { hasResponseBody } from "../../openapi/objects.js";
import { parsePointer, toPointer } from "../../openapi/pointer.js";
import type { LintContext, TokenOperation, Rule } from "../build-context.js";
import { keyProblem, type Problem, valueProblem } from "../../diagnostics/problem.js";
import type { FoundObject } from "../tidy-document.js";

/** Operations, and the methods that call them. */
export const operationRules: readonly Rule[] = [
  onePrimary,
  operationIds,
  operationPaths,
  methodNames,
];

/** Exactly one operation is what `createLinkToken` calls. */
function* onePrimary({ operations }: LintContext): Iterable<Problem> {
  if (operations.length === 0) {
    yield keyProblem("missing-primary", "/paths", [
      "No operation has an x-link-token, so there is nothing to make a package of.",
      "add x-link-token to the operation that mints link tokens",
    ]);
    return;
  }
  const idle = operations.find(({ token }) => token?.primary === true && token.result === null);
  if (idle !== undefined) {
    yield keyProblem("missing-primary", `${idle.tokenPointer}/primary`, [
      `${idle.name} is primary, and its result is null: it mints nothing.`,
      "remove primary: true, or say where its result is",
    ]);
  }
  const primaries = operations.filter(({ token }) => token?.primary === true);
  for (const { tokenPointer, name } of primaries.slice(1)) {
    yield keyProblem("several-primaries", `${tokenPointer}/primary`, [
      `${name} is primary, and ${primaries[0]?.name} is already.`,
      "leave primary: true to the one that createLinkToken is to call",
    ]);
  }
  if (primaries.length > 0 || operations.some(({ token }) => token === undefined)) return;
  const [first, ...others] = operations.filter(({ token }) => token?.result !== null);
  if (first === undefined) return;
  if (others.length > 0) {
    yield keyProblem("missing-primary", first.tokenPointer, [
      `${others.length + 1} operations have an x-link-token, and none is primary.`,
      "add primary: true to the one that createLinkToken is to call",
    ]);
  } else if (first.token?.primary === false) {
    yield valueProblem("missing-primary", `${first.tokenPointer}/primary`, [
      "The only operation that mints is not to be primary.",
      "remove primary: false",
    ]);
  }
}

/** Operations that packages name have an id, and no two have the same (OpenAPI 3.1, 4.8.10). */
function* operationIds({ objects, operations }: LintContext): Iterable<Problem> {
  const taken = new Set(objects.flatMap(idOf));
  for (const { pointer, name, operation, method, path } of operations) {
    if (operation.operationId?.includes("#") === true) {
      yield valueProblem("invalid-name", `${pointer}/operationId`, [
        `The operationId of ${name} holds a #, which types cannot be looked up by.`,
        "write it without, such as createLinkToken",
      ]);
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
      edits: [{ kind: "set", pointer, key: "operationId", value, position: "first" }],
    };
  }
  const seen = new Set<unknown>();
  for (const { kind, pointer, value } of objects) {
    const { operationId } = value;
    if (kind !== "operation" || typeof operationId !== "string") continue;
    if (seen.has(operationId) && parsePointer(pointer)[0] === "paths") {
      yield valueProblem("duplicate-operation-id", `${pointer}/operationId`, [
        `Two operations have the operationId ${quote(operationId)}.`,
        "give one of them another",
      ]);
    }
    seen.add(operationId);
  }
}

function idOf({ kind, value: { operationId } }: FoundObject): string[] {
  return kind === "operation" && typeof operationId === "string" ? [operationId] : [];
}

/** Paths can be put behind a server's URL, and operations be sent as they stand. */
function* operationPaths({ spec, operations }: LintContext): Iterable<Problem> {
  for (const path of Object.keys(spec.paths ?? {})) {
    // Without the slash, https://api.acme.example and .evil.example would make one host.
    const isRelative = /\/\.\.?(?:\/|$)/u.test(path.replaceAll(/%2e/giu, "."));
    if (path.startsWith("x-") || (/^\/[^\s?#\\\p{C}]*$/u.test(path) && !isRelative)) continue;
    yield keyProblem("invalid-path", toPointer(["paths", path]), [
      `${quote(path)} cannot be the path of a URL.`,
      "start it with / and write no query, fragment, space, backslash, . or .. in it",
    ]);
  }
  for (const operation of operations) {
    if (!hasResponseBody(operation.method)) {
      yield keyProblem("unsupported-operation", operation.tokenPointer, [
        `${operation.name} cannot mint a link token: its response has no body.`,
        "move x-link-token to a get, post, put, patch or delete operation",
      ]);
    }
  }
}

/** Methods have names that can be written, and no two things of a client have the same. */
function* methodNames({ operations }: LintContext): Iterable<Problem> {
  const taken = new Map([["createLinkToken", "is what every package has"]]);
  const groups = new Set<string>();
  for (const { method, pointer } of operations.flatMap(methodsOf)) {
    const segments = method.split(".");
    const wrong = segments.find((segment) => !isSafeIdentifier(segment));
    if (wrong !== undefined) {
      yield valueProblem("invalid-name", pointer, [
        `${quote(wrong)} cannot name a method or a group of methods.`,
        "write names in camelCase that JavaScript has no other use for, such as link.token",
      ]);
      continue;
    }
    const outer = segments.slice(1).map((_, index) => segments.slice(0, index + 1).join("."));
    const clash = [...outer, method].find((name) => taken.has(name));
    if (clash !== undefined || groups.has(method)) {
      const reason = clash === undefined ? "is a group of methods" : taken.get(clash);
      yield valueProblem("duplicate-method", pointer, [
        `The method ${quote(method)} cannot be made: ${quote(clash ?? method)} ${reason}.`,
        "give it another name",
      ]);
      continue;
    }
    taken.set(method, "is a method already");
    for (const group of outer) groups.add(group);
  }
}

function methodsOf({ tokenPointer, token }: TokenOperation): { method: string; pointer: string }[] {
  const modes = Object.entries(token?.modes ?? {});
  return [
    { method: token?.method, pointer: `${tokenPointer}/method` },
    ...modes.map(([name, mode]) => ({
      method: mode.method,
      pointer: tokenPointer + toPointer(["modes", name, "method"]),
    })),
  ].flatMap(({ method, pointer }) => (typeof method === "string" ? [{ method, pointer }] : []));
}
