import type { Credential } from "./credential.js";
import { refusal } from "./failure.js";
import { limit } from "./limit.js";
import { isLinkTokenError } from "./link-token-error.js";
import { forbidden } from "./merge-headers.js";
import { readVariable } from "./read-variable.js";
import { howToGive } from "./resolve-target.js";
import type { Trip } from "./trip.js";

/**
 * The headers that carry the credentials; what in them is secret is noted in `sent`.
 *
 * Each credential comes from the call's options, else the client's, else its environment variable.
 */
export async function resolveCredentials(trip: Trip): Promise<Readonly<Record<string, string>>> {
  const { provider, options, settings, target, sent, fail } = trip;
  const headers: Record<string, string> = {};
  for (const [option, placement] of Object.entries(provider.credentials)) {
    const { header, prefix = "", variable, secret = true } = placement;
    const given =
      (options as Given)[option] ?? (settings as Given)[option] ?? readVariable(variable);
    const value = typeof given === "function" ? await ask(given, { option, trip }) : given;
    if (!value) {
      throw refusal(fail, option, `is missing: ${howToGive(variable)}`);
    }
    if (value !== value.trim() || forbidden.test(value)) {
      throw refusal(
        fail,
        option,
        "has white space around it or a character that no header can carry",
      );
    }
    if (secret) {
      // With a base URL of the client's own, nobody knows what environment it leads to.
      const problem = settings.baseUrl == null && provider.checkKey?.(value, target.environment);
      if (problem) {
        throw refusal(fail, option, problem);
      }
      sent.credentials.push(value);
    }
    headers[header] = prefix + value;
  }
  return headers;
}

type Given = Readonly<Record<string, Credential | undefined>>;

async function ask(
  give: Exclude<Credential, string>,
  { option, trip }: { option: string; trip: Trip },
): Promise<string> {
  const { options, settings, fail } = trip;
  const milliseconds = options.timeout ?? settings.timeout ?? 30_000;
  let value: unknown;
  try {
    value = await limit(async () => give(), {
      signals: [],
      milliseconds,
      reason: () =>
        fail("timeout", `${option} is a function that gave nothing within ${milliseconds} ms.`),
    });
  } catch (error) {
    if (isLinkTokenError(error) && error.kind === "timeout") {
      throw error;
    }
    // What it threw may hold a secret.
    throw refusal(fail, option, "is a function that failed; its error is not shown");
  }
  if (typeof value !== "string" || !value) {
    throw refusal(fail, option, "is a function that gave no text");
  }
  return value;
}
