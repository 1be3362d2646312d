import type { Call } from "./call.js";
import { refusal } from "./failure.js";
import { isObject } from "./is-object.js";
import type { Misfit } from "./operation.js";
import type { Unsent } from "./send.js";
import { plainText } from "./plain-text.js";
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
    let misfit = modes?.findMisfit(whole, { mode, publicName });
    const { validate = {} } = settings;
    if (!misfit && Object.hasOwn(validate, id)) {
      const extra = renamed(defined(extraBody ?? {}), publicName);
      // What it adds may be what a rule asks for, or what a closed list lacks.
      for (const checked of extraBody ? [{ ...input, ...extra }, input] : [input]) {
        misfit = await findMisfit(validate[id], { input: checked, extra, trip });
        if (!misfit) {
          break;
        }
      }
    }
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

/** Returns what the caller's validator finds, but of what `extra` has; its own failure may quote the input, and is not repeated. */
async function findMisfit(
  schema: StandardSchema | undefined,
  { input, extra, trip }: { input: unknown; extra: object; trip: Trip },
): Promise<Misfit | undefined> {
  try {
    const { validate, vendor } = (schema as StandardSchema)["~standard"];
    const { issues = [] } = await validate(input);
    const own = issues.filter(
      ({ path: [first] = [] }) => !Object.hasOwn(extra, nameOf(first ?? "")),
    );
    const message = own.map((each) => each.message).join("; ");
    return own.length > 0
      ? {
          // Other validators than ours may quote what they refuse.
          message: vendor === "linkmint" ? message : plainText(trip.hide(message), 2000),
          fields: own.map(({ path = [] }) => path.map(nameOf).join(".")),
        }
      : undefined;
  } catch {
    const { operation, fail } = trip;
    throw refusal(fail, "validate", `failed for ${operation.id}, so the input was not checked`);
  }
}

/** A step of the way to an issue, of which "user.address.country" has three. */
function nameOf(step: NonNullable<StandardIssue["path"]>[number]): string {
  return String(Object(step).key ?? step);
}
