import { ask } from "./ask.js";
import type { Credential } from "./credential.js";
import { refusal } from "./failure.js";
import { howToGive } from "./how-to-give.js";
import type { CredentialPlacement } from "./provider.js";
import { readVariable } from "./read-variable.js";
import type { CallState } from "./call-state.js";

/**
 * The headers that carry the credentials; their values, and what in them is secret, are noted in `sent`.
 *
 * Each credential comes from the call's options, else the client's, else its environment variable.
 */
export async function resolveCredentials(
  state: CallState,
): Promise<Readonly<Record<string, string>>> {
  const { provider, settings, sent, fail } = state;
  const { credentials, baseUrlVariable } = provider;
  if (settings.credentials === "gateway") {
    if (!(settings.baseUrl ?? readVariable(baseUrlVariable))) {
      throw refusal(
        fail,
        "baseUrl",
        `is missing, which leads to the gateway: ${howToGive(baseUrlVariable)}`,
      );
    }
    return {};
  }
  const security = state.operation.security ?? provider.security;
  const headers: Record<string, string> = {};
  for (const option of security?.(state) ?? Object.keys(credentials)) {
    const placement = credentials[option] as CredentialPlacement;
    const { header, variable } = placement;
    const given = (settings as Given)[option] ?? readVariable(variable);
    const value =
      typeof given === "function" && !placement.signs ? await ask(given, option, state) : given;
    if (!value && !(placement.empty && value === "")) {
      throw refusal(fail, option, `is missing: ${howToGive(variable)}`);
    }
    sent.values[option] = value;
    if (typeof value === "function") {
      continue;
    }
    // Runtimes write what is beyond ASCII in different ways, and one of them logs it.
    if (value !== value.trim() || (header ? /[^\t -~]/ : /[\p{Cc}\p{Cs}]/u).test(value)) {
      throw refusal(fail, option, "has a character or white space that cannot be sent");
    }
    if (placement.secret !== false) {
      // With a base URL of the client's own, nobody knows what environment it leads to.
      const problem =
        settings.baseUrl == null && provider.checkKey?.(value, state.facts.environment);
      if (problem) {
        throw refusal(fail, option, problem);
      }
      sent.credentials.push(value);
    }
    if (header) {
      headers[header] = (placement.prefix ?? "") + value;
    }
  }
  return headers;
}

type Given = Readonly<Record<string, Credential | undefined>>;
