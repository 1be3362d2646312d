import type { LintContext } from "../build-context.js";
import type { Problem } from "../problem.js";

/** Exactly one operation is what `createLinkToken` calls. */
export function* onePrimary({ operations }: LintContext): Iterable<Problem> {
  if (operations.length === 0) {
    yield {
      code: "missing-primary",
      pointer: "/paths",
      part: "key",
      message: "No operation has an x-link-token, so there is nothing to make a package of.",
      help: "add x-link-token to the operation that mints link tokens",
    };
    return;
  }
  const idle = operations.find(({ token }) => token?.primary === true && token.result === null);
  if (idle !== undefined) {
    yield {
      code: "missing-primary",
      pointer: `${idle.tokenPointer}/primary`,
      part: "key",
      message: `${idle.name} is primary, and its result is null: it mints nothing.`,
      help: "remove primary: true, or say where its result is",
    };
  }
  const primaries = operations.filter(({ token }) => token?.primary === true);
  for (const { tokenPointer, name } of primaries.slice(1)) {
    yield {
      code: "several-primaries",
      pointer: `${tokenPointer}/primary`,
      part: "key",
      message: `${name} is primary, and ${primaries[0]?.name} is already.`,
      help: "leave primary: true to the one that createLinkToken is to call",
    };
  }
  if (primaries.length > 0 || operations.some(({ token }) => token === undefined)) return;
  const [first, ...others] = operations.filter(({ token }) => token?.result !== null);
  if (first === undefined) return;
  if (others.length > 0) {
    yield {
      code: "missing-primary",
      pointer: first.tokenPointer,
      part: "key",
      message: `${others.length + 1} operations have an x-link-token, and none is primary.`,
      help: "add primary: true to the one that createLinkToken is to call",
    };
  } else if (first.token?.primary === false) {
    yield {
      code: "missing-primary",
      pointer: `${first.tokenPointer}/primary`,
      message: "The only operation that mints is not to be primary.",
      help: "remove primary: false",
    };
  }
}
