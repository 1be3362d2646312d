import { quote } from "../../diagnostics/quote.js";
import { isSafeIdentifier } from "../../names/identifier.js";
import { toPointer } from "../../openapi/pointer.js";
import type { LintContext, TokenOperation } from "../build-context.js";
import type { Problem } from "../problem.js";

/** Methods have names that can be written, and no two things of a client have the same. */
export function* methodNames({ operations }: LintContext): Iterable<Problem> {
  const taken = new Map([["createLinkToken", "is what every package has"]]);
  const groups = new Set<string>();
  for (const { method, pointer } of operations.flatMap(methodsOf)) {
    const segments = method.split(".");
    const wrong = segments.find((segment) => !isSafeIdentifier(segment));
    if (wrong !== undefined) {
      yield {
        code: "invalid-name",
        pointer,
        message: `${quote(wrong)} cannot name a method or a group of methods.`,
        help: "write names in camelCase that JavaScript has no other use for, such as link.token",
      };
      continue;
    }
    const outer = segments.slice(1).map((_, index) => segments.slice(0, index + 1).join("."));
    const clash = [...outer, method].find((name) => taken.has(name));
    if (clash !== undefined || groups.has(method)) {
      const reason = clash === undefined ? "is a group of methods" : taken.get(clash);
      yield {
        code: "duplicate-method",
        pointer,
        message: `The method ${quote(method)} cannot be made: ${quote(clash ?? method)} ${reason}.`,
        help: "give it another name",
      };
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
