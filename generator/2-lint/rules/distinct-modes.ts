import { quote } from "../../diagnostics/quote.js";
import type { ModeExtension } from "../../types/extensions.js";
import type { LintContext } from "../build-context.js";
import type { Problem } from "../problem.js";
import { tokenModes } from "../token-modes.js";

/**
 * Modes with the same rules tell no inputs apart, so nobody could say which of them is meant. That does no harm only
 * where each has a method of its own and both live equally long.
 */
export function* distinctModes({ operations }: LintContext): Iterable<Problem> {
  for (const operation of operations) {
    const modes = tokenModes(operation);
    for (const [index, { name, pointer, mode }] of modes.entries()) {
      const twin = modes
        .slice(0, index)
        .find((other) => rulesOf(other.mode) === rulesOf(mode) && !areAliases(other.mode, mode));
      if (twin === undefined) continue;
      yield {
        code: "ambiguous-mode",
        pointer,
        part: "key",
        message: `The mode ${quote(name)} takes the same inputs as ${quote(twin.name)}.`,
        help: "give it a rule that tells them apart, or make one mode of the two",
      };
    }
  }
}

function areAliases(a: ModeExtension, b: ModeExtension): boolean {
  return a.lifetime === b.lifetime && typeof a.method === "string" && typeof b.method === "string";
}

function rulesOf({ required, anyOf, forbidden }: ModeExtension): string {
  const groups = anyOf.map((group) => JSON.stringify([...group].sort()));
  return JSON.stringify([[...required].sort(), groups.sort(), [...forbidden].sort()]);
}
