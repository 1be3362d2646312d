import { checkCredential } from "./check-credential.js";
import type { Fail } from "./failure.js";
import type { Credential } from "./credential.js";
import { readVariable } from "./read-variable.js";
import { orSet, type Resolution, type Target } from "./resolve-target.js";

/**
 * The headers that carry the credentials, and what in them is secret.
 *
 * Each credential comes from the first of `sources` that holds it (the call's options, then the
 * client's), else from its environment variable.
 */
export async function resolveCredentials(
  sources: readonly object[],
  { provider, target, fail }: Resolution & { readonly target: Target },
): Promise<Credentials> {
  const headers: Record<string, string> = {};
  const secrets: string[] = [];
  for (const [option, placement] of Object.entries(provider.credentials)) {
    const given =
      sources.map((source) => (source as Options)[option]).find((value) => value != null) ??
      readVariable(placement.variable);
    const value = typeof given === "function" ? await ask(given, { option, fail }) : given;
    if (!value) {
      throw fail(
        "configuration",
        `${provider.name} needs ${/^[aeiou]/i.test(option) ? "an" : "a"} ${option}: pass ${option} to the client or to the call${orSet(placement.variable)}.`,
        { fields: [option] },
      );
    }
    checkCredential(value, { option, provider, target, fail });
    headers[placement.header.toLowerCase()] = `${placement.prefix ?? ""}${value}`;
    if (placement.secret !== false) {
      secrets.push(value);
    }
  }
  return { headers, secrets };
}

export interface Credentials {
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
}

type Options = Readonly<Record<string, Credential | undefined>>;

async function ask(
  give: Exclude<Credential, string>,
  { option, fail }: { option: string; fail: Fail },
): Promise<string> {
  let value: unknown;
  try {
    value = await give();
  } catch {
    throw fail(
      "configuration",
      `The function given as ${option} failed. Its error is not repeated, since it may hold a secret.`,
      { fields: [option] },
    );
  }
  if (typeof value !== "string" || !value) {
    throw fail("configuration", `The function given as ${option} must give a non-empty string.`, {
      fields: [option],
    });
  }
  return value;
}
