import type { Call } from "./call.js";
import { defined } from "./defined.js";
import { refusal } from "./failure.js";
import { isObject } from "./is-object.js";
import type { Misfit } from "./operation.js";
import type { PublicName } from "./parameters.js";
import type { Unsent } from "./send.js";
import { plainText } from "./plain-text.js";
import type { StandardIssue, StandardSchema } from "./standard-schema.js";
import type { CallState } from "./call-state.js";

/** The request of a call, whose input is checked before anything is sent. */
export async function buildRequest(call: Call, state: CallState): Promise<Unsent> {
  const { operation, input, mode } = call;
  const { options, settings, sent, fail } = state;
  const { id, encoding, naming, parameters, optionalBody } = operation;
  const { mediaType = "application/json", path } = operation;
  const { baseUrl } = state.target;
  const isAbsent = input === undefined && (optionalBody || !("input" in call));
  const refuse = (problem: string, fields?: readonly string[]): Error =>
    fail("input", `${id}: ${problem}.`, { fields });
  if (!isAbsent && !isObject(input)) {
    throw refuse("the input must be an object");
  }
  const publicName = (wireName: string): string => naming?.publicName(wireName) ?? wireName;
  let extra: Body | undefined;
  let given: Body;
  let body: string | null;
  try {
    extra = options.extraBody && (defined(options.extraBody) as Body);
    given = { ...((naming ? naming.toWire(input) : input) as object) };
    const own = parameters ? parameters.withoutParameters(given) : given;
    sent.body = { ...own, ...extra };
    const isEmpty = parameters && optionalBody && Object.keys(own).length === 0;
    body = (isAbsent || isEmpty) && !extra ? null : JSON.stringify(sent.body);
    sent.text = body ?? undefined;
    body = body && encoding ? encoding.write(JSON.parse(body)) : body;
  } catch {
    // The cause may quote the input, which is people's data.
    throw refuse("the input cannot be written as JSON");
  }
  if (!options.unchecked) {
    const misfit =
      operation.modes?.findMisfit({ ...given, ...extra }, { mode, publicName }) ??
      (settings.validate && (await findMisfit(id, { input, extra, publicName, state })));
    if (misfit) {
      throw refuse(misfit.message, misfit.fields);
    }
  }
  const filled = parameters?.fill(given, { state, publicName });
  sent.parameters = filled?.values;
  // Hooks see the path of the spec: what fills it may be people's data, as a body is.
  sent.shownUrl = filled && baseUrl + path;
  const contentType = { "content-type": body === null ? undefined : mediaType };
  return {
    url: baseUrl + (filled?.path ?? path),
    layers: [filled?.headers, options.headers, contentType],
    body,
  };
}

/** Under wire names. */
type Body = Readonly<Record<string, unknown>>;

interface Checked {
  readonly input: unknown;
  readonly extra: Body | undefined;
  readonly publicName: PublicName;
  readonly state: CallState;
}

/** Returns what the caller's validator finds, but of what `extraBody` added; its own failure may quote the input, and is not repeated. */
async function findMisfit(
  id: string,
  { input, extra, publicName, state }: Checked,
): Promise<Misfit | undefined> {
  const { validate = {} } = state.settings;
  try {
    if (!Object.hasOwn(validate, id)) {
      return undefined;
    }
    const schema = (validate[id] as StandardSchema)["~standard"];
    const added = Object.fromEntries(
      Object.entries(extra ?? {}).map(([name, value]) => [publicName(name), value]),
    );
    let misfit: Misfit | undefined;
    // What it adds may be what a rule asks for, or what a closed list lacks.
    for (const value of extra ? [{ ...(input as object), ...added }, input] : [input]) {
      const { issues = [] } = await schema.validate(value);
      const own = issues.filter(
        ({ path: [first = ""] = [] }) => !Object.hasOwn(added, nameOf(first)),
      );
      if (own.length === 0) {
        return undefined;
      }
      const message = own.map((each) => each.message).join("; ");
      misfit = {
        // Other validators than ours may quote what they refuse.
        message: schema.vendor === "linkmint" ? message : plainText(state.hide(message), 2000),
        fields: own.map(({ path = [] }) => path.map(nameOf).join(".")),
      };
    }
    return misfit;
  } catch {
    throw refusal(state.fail, "validate", `failed, so the input was not checked`);
  }
}

/** A step of the way to an issue, of which "user.address.country" has three. */
function nameOf(step: NonNullable<StandardIssue["path"]>[number]): string {
  return String(Object(step).key ?? step);
}
