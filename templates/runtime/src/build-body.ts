import type { Call } from "./call.js";
import { checkModes } from "./check-modes.js";
import type { Fail } from "./failure.js";
import { renameKeys } from "./rename-keys.js";

/** The request body under wire names, checked against the operation's modes before anything is sent. */
export function buildBody(call: Call, fail: Fail): Body {
  const { operation, mode, input, options } = call;
  const isAbsent = input === undefined && (operation.optionalBody || !("input" in call));
  if (!isAbsent && (typeof input !== "object" || input === null || Array.isArray(input))) {
    throw fail(`The input of ${operation.id} must be an object.`, { kind: "input" });
  }
  const extra = Object.entries(options?.extraBody ?? {}).filter(([, value]) => value !== undefined);
  let body: Body;
  try {
    const wire = {
      ...(renameKeys(input, { keys: operation.keys, direction: "request" }) as object | undefined),
      ...Object.fromEntries(extra),
    };
    body = { wire, text: isAbsent && extra.length === 0 ? undefined : JSON.stringify(wire) };
  } catch {
    // The cause may quote the input, which is people's data.
    throw fail(
      `The input of ${operation.id} cannot be written as JSON; look for a circular reference or a bigint.`,
      { kind: "input" },
    );
  }
  if (!options?.unchecked) {
    checkModes(body.wire, { operation, mode, fail });
  }
  return body;
}

export interface Body {
  readonly wire: Readonly<Record<string, unknown>>;
  /** The same as JSON; `undefined` where the request goes without a body. */
  readonly text: string | undefined;
}
