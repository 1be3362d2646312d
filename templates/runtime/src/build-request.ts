import type { Call } from "./call.js";
import { type Fail, refusal } from "./failure.js";
import { isObject } from "./is-object.js";
import type { Misfit } from "./operation.js";
import type { Unsent } from "./send.js";
import type { StandardIssue, StandardSchema } from "./standard-schema.js";
import type { Trip } from "./trip.js";

/** The request of a call, whose input is checked before anything is sent. */
export async function buildRequest(call: Call, trip: Trip): Promise<Unsent> {
  const { operation, mode, input } = call;
  const { settings, options, target, sent, fail } = trip;
  const { id, path, mediaType = "application/json", encoding, modes, naming } = operation;
  const { extraBody, headers } = options;
  const isAbsent = input === undefined && (operation.optionalBody || !("input" in call));
  if (!isAbsent && !isObject(input)) {
    throw fail("input", `${id}: the input must be an object.`);
  }
  let wire: Readonly<Record<string, unknown>>;
  let body: string | null;
  try {
    wire = {
      ...((naming ? naming.toWire(input) : input) as object),
      ...(extraBody && defined(extraBody)),
    };
    body = isAbsent && !extraBody ? null : JSON.stringify(wire);
    sent.text = body ?? undefined;
    body = body && encoding ? encoding.write(JSON.parse(body)) : body;
  } catch {
    // The cause may quote the input, which is people's data.
    throw fail("input", `${id}: the input cannot be written as JSON.`);
  }
  sent.body = wire;
  if (!options.unchecked) {
    const publicName = (wireName: string): string => naming?.publicName(wireName) ?? wireName;
    const whole = extraBody ? { ...input, ...renamed(defined(extraBody), publicName) } : input;
    const schema = settings.validate?.[id];
    const misfit =
      modes?.findMisfit(wire, { mode, publicName }) ??
      (schema && (await findMisfit(schema, { input: whole, id, fail })));
    if (misfit) {
      throw fail("input", `${id}: ${misfit.message}.`, { fields: misfit.fields });
    }
  }
  const contentType = { "content-type": body === null ? undefined : mediaType };
  return { url: target.baseUrl + path, layers: [headers, contentType], body };
}

function defined(extra: object): object {
  return Object.fromEntries(Object.entries(extra).filter(([, value]) => value !== undefined));
}

function renamed(extra: object, publicName: (wireName: string) => string): object {
  return Object.fromEntries(
    Object.entries(extra).map(([name, value]) => [publicName(name), value]),
  );
}

/** What the caller's validator finds; its own failure may quote the input, and is not repeated. */
async function findMisfit(
  schema: StandardSchema,
  { input, id, fail }: { input: unknown; id: string; fail: Fail },
): Promise<Misfit | undefined> {
  let issues: readonly StandardIssue[] | undefined;
  try {
    ({ issues } = await schema["~standard"].validate(input));
  } catch {
    throw refusal(fail, "validate", `failed for ${id}, so the input was not checked`);
  }
  return issues?.length
    ? { message: issues.map(({ message }) => message).join("; "), fields: issues.map(nameOf) }
    : undefined;
}

/** Where an issue lies, such as "user.address.country". */
function nameOf({ path = [] }: StandardIssue): string {
  return path.map((step) => String(Object(step).key ?? step)).join(".");
}
