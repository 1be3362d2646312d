import type { Call } from "./call.js";
import { defined } from "./defined.js";
import { refusal } from "./failure.js";
import { isObject } from "./is-object.js";
import type { Misfit } from "./operation.js";
import type { Unsent } from "./send.js";
import { plainText } from "./plain-text.js";
import type { StandardIssue, StandardSchema } from "./standard-schema.js";
import type { CallState } from "./call-state.js";

/** The request of a call, whose input is checked before anything is sent. */
export async function buildRequest(call: Call, state: CallState): Promise<Unsent> {
  const { operation, input } = call;
  const { options, sent, fail } = state;
  const { id, encoding, naming, parameters, optionalBody } = operation;
  const { baseUrl } = state.target;
  const { extraBody } = options;
  const isAbsent = input === undefined && (optionalBody || !("input" in call));
  if (!isAbsent && !isObject(input)) {
    throw fail("input", `${id}: the input must be an object.`);
  }
  const publicName = (wireName: string): string => naming?.publicName(wireName) ?? wireName;
  let extra: object | undefined;
  let given: Body;
  let whole: Body;
  let body: string | null;
  try {
    extra = extraBody && defined(extraBody);
    given = { ...((naming ? naming.toWire(input) : input) as object) };
    whole = { ...given, ...extra };
    const own = parameters?.withoutParameters(given);
    sent.body = own ? { ...own, ...extra } : whole;
    // An input of parameters alone is none of a body.
    const isEmpty = own && optionalBody && Object.keys(own).length === 0;
    body = (isAbsent || isEmpty) && !extra ? null : JSON.stringify(sent.body);
    sent.text = body ?? undefined;
    body = body && encoding ? encoding.write(JSON.parse(body)) : body;
  } catch {
    // The cause may quote the input, which is people's data.
    throw fail("input", `${id}: the input cannot be written as JSON.`);
  }
  if (!options.unchecked) {
    let misfit = operation.modes?.findMisfit(whole, { mode: call.mode, publicName });
    if (!misfit && state.settings.validate) {
      const added = Object.fromEntries(
        Object.entries(extra ?? {}).map(([name, value]) => [publicName(name), value]),
      );
      const check = (value: unknown) => findMisfit(id, { input: value, added, state });
      misfit = await check(extra ? { ...input, ...added } : input);
      if (extra && misfit) {
        // What it adds may be what a rule asks for, or what a closed list lacks.
        misfit = await check(input);
      }
    }
    if (misfit) {
      throw fail("input", `${id}: ${misfit.message}.`, { fields: misfit.fields });
    }
  }
  const { mediaType = "application/json", path } = operation;
  const contentType = { "content-type": body === null ? undefined : mediaType };
  const filled = parameters?.fill(given, { state, publicName });
  sent.parameters = filled?.values;
  // Hooks see the path of the spec: what fills it may be people's data, as a body is.
  sent.shownUrl = filled && baseUrl + path;
  const layers = [filled?.headers, options.headers, contentType];
  return { url: baseUrl + (filled?.path ?? path), layers, body };
}

/** Under wire names. */
type Body = Readonly<Record<string, unknown>>;

/** Returns what the caller's validator finds, but of what `extraBody` added; its own failure may quote the input, and is not repeated. */
async function findMisfit(
  id: string,
  { input, added, state }: { input: unknown; added: object; state: CallState },
): Promise<Misfit | undefined> {
  try {
    const schemas = state.settings.validate ?? {};
    if (!Object.hasOwn(schemas, id)) {
      return undefined;
    }
    const { validate, vendor } = (schemas[id] as StandardSchema)["~standard"];
    const { issues = [] } = await validate(input);
    const own = issues.filter(
      ({ path: [first] = [] }) => !Object.hasOwn(added, nameOf(first ?? "")),
    );
    const message = own.map((each) => each.message).join("; ");
    return own.length > 0
      ? {
          // Other validators than ours may quote what they refuse.
          message: vendor === "linkmint" ? message : plainText(state.hide(message), 2000),
          fields: own.map(({ path = [] }) => path.map(nameOf).join(".")),
        }
      : undefined;
  } catch {
    throw refusal(state.fail, "validate", `failed for ${id}, so the input was not checked`);
  }
}

/** A step of the way to an issue, of which "user.address.country" has three. */
function nameOf(step: NonNullable<StandardIssue["path"]>[number]): string {
  return String(Object(step).key ?? step);
}
