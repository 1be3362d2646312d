import { ask } from "./ask.js";
import type { Credential } from "./credential.js";
import { refusal } from "./failure.js";
import { howToGive } from "./how-to-give.js";
import { readVariable } from "./read-variable.js";
import type { Trip } from "./trip.js";

/**
 * The headers that carry the credentials; their values, and what in them is secret, are noted in `sent`.
 *
 * Each credential comes from the call's options, else the client's, else its environment variable.
 */
export async function resolveCredentials(trip: Trip): Promise<Readonly<Record<string, string>>> {
  const { provider, operation, options, settings, target, sent, fail } = trip;
  const { credentials, security = () => Object.keys(credentials) } = provider;
  const headers: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  for (const option of (operation.security ?? security)(trip)) {
    const {
      header,
      prefix = "",
      variable,
      secret = true,
      signs,
      empty,
    } = credentials[option] ?? {};
    const given =
      (options as Given)[option] ?? (settings as Given)[option] ?? readVariable(variable);
    const value =
      typeof given === "function" && !signs ? await ask(given, { option, attempt: trip }) : given;
    if (!value && !(empty && value === "")) {
      throw refusal(fail, option, `is missing: ${howToGive(variable)}`);
    }
    values[option] = value;
    if (typeof value === "function") {
      continue;
    }
    // Runtimes write what is beyond ASCII in different ways, and one of them logs it.
    if (value !== value.trim() || (header ? /[^\t -~]/ : /[\p{Cc}\p{Cs}]/u).test(value)) {
      throw refusal(fail, option, "has a character that cannot be sent, or white space around it");
    }
    if (secret) {
      // With a base URL of the client's own, nobody knows what environment it leads to.
      const problem = settings.baseUrl == null && provider.checkKey?.(value, target.environment);
      if (problem) {
        throw refusal(fail, option, problem);
      }
      sent.credentials.push(value);
    }
    if (header) {
      headers[header] = prefix + value;
    }
  }
  sent.values = values;
  return headers;
}

type Given = Readonly<Record<string, Credential | undefined>>;
