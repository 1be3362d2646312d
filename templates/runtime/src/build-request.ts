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
  const {
    id,
    path,
    mediaType = "application/json",
    encoding,
    modes,
    naming,
    parameters,
  } = operation;
  const { extraBody, headers } = options;
  const isAbsent = input === undefined && (operation.optionalBody || !("input" in call));
  if (!isAbsent && !isObject(input)) {
    throw fail("input", `${id}: the input must be an object.`);
  }
  const publicName = (wireName: string): string => naming?.publicName(wireName) ?? wireName;
  let given: Readonly<Record<string, unknown>>;
  let whole: Readonly<Record<string, unknown>>;
  let wire: Readonly<Record<string, unknown>>;
  let body: string | null;
  try {
    const extra = extraBody && defined(extraBody);
    given = { ...((naming ? naming.toWire(input) : input) as object) };
    whole = { ...given, ...extra };
    const own = parameters?.withoutParameters(given);
    wire = own ? { ...own, ...extra } : whole;
    // An input of parameters alone is none of a body.
    const isEmpty = own && operation.optionalBody && Object.keys(own).length === 0;
    body = (isAbsent || isEmpty) && !extraBody ? null : JSON.stringify(wire);
    sent.text = body ?? undefined;
    body = body && encoding ? encoding.write(JSON.parse(body)) : body;
  } catch {
    // The cause may quote the input, which is people's data.
    throw fail("input", `${id}: the input cannot be written as JSON.`);
  }
  sent.body = wire;
  if (!options.unchecked) {
    const checked = extraBody ? { ...input, ...renamed(defined(extraBody), publicName) } : input;
    const schema = settings.validate?.[id];
    const misfit =
      modes?.findMisfit(whole, { mode, publicName }) ??
      (schema && (await findMisfit(schema, { input: checked, id, fail })));
    if (misfit) {
      throw fail("input", `${id}: ${misfit.message}.`, { fields: misfit.fields });
    }
  }
  const contentType = { "content-type": body === null ? undefined : mediaType };
  const filled = parameters?.fill(given, { trip, publicName });
  sent.parameters = filled?.values;
  // Hooks see the path of the spec: what fills it may be people's data, as a body is.
  sent.shownUrl = filled && target.baseUrl + path;
  const layers = [filled?.headers, headers, contentType];
  return { url: target.baseUrl + (filled?.path ?? path), layers, body };
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
