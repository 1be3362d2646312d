import type { Call } from "./call.js";
import { checkModes } from "./check-modes.js";
import type { StandardIssue } from "./standard-schema.js";
import type { Trip } from "./trip.js";

/** The request body as JSON, `undefined` where the request goes without; checked before anything is sent. */
export async function buildBody(call: Call, { settings, sent, fail }: Trip): Promise<Body> {
  const { operation, mode, input, options = {} } = call;
  const { id, naming, optionalBody } = operation;
  const isAbsent = input === undefined && (optionalBody || !("input" in call));
  if (!isAbsent && (typeof input !== "object" || input === null || Array.isArray(input))) {
    throw fail("input", `The input of ${id} must be an object.`);
  }
  const extra = Object.entries(options.extraBody ?? {}).filter(([, value]) => value !== undefined);
  let body: Body;
  try {
    const renamed = naming ? naming.toWire(input) : input;
    const wire = { ...(renamed as object | undefined), ...Object.fromEntries(extra) };
    body = { wire, text: isAbsent && extra.length === 0 ? undefined : JSON.stringify(wire) };
  } catch {
    // The cause may quote the input, which is people's data.
    throw fail(
      "input",
      `The input of ${id} cannot be written as JSON; look for a circular reference or a bigint.`,
    );
  }
  sent.body = body.wire;
  if (!options.unchecked) {
    checkModes(body.wire, { operation, mode, fail });
    const issues = settings.validate && (await findIssues(call, { settings, fail }));
    if (issues?.length) {
      const messages = issues.map(({ message }) => message).join("; ");
      throw fail("input", `${id}: ${messages}.`, { fields: issues.map(nameOf) });
    }
  }
  return body;
}

export interface Body {
  /** Under wire names. */
  readonly wire: Readonly<Record<string, unknown>>;
  /** As JSON; `undefined` where the request goes without a body. */
  readonly text: string | undefined;
}

/** What the caller's validator finds; its own failure may quote the input, and is not repeated. */
async function findIssues(
  { operation: { id }, input }: Call,
  { settings, fail }: Pick<Trip, "settings" | "fail">,
): Promise<readonly StandardIssue[]> {
  try {
    const result = await settings.validate?.[id]?.["~standard"].validate(input);
    return result?.issues ?? [];
  } catch {
    throw fail("configuration", `The validator of ${id} failed, so the input was not checked.`, {
      fields: ["validate"],
    });
  }
}

/** Where an issue lies, such as "user.address.country". */
function nameOf({ path = [] }: StandardIssue): string {
  return path.map((step) => String(typeof step === "object" ? step.key : step)).join(".");
}
