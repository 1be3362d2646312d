import type { Attempt } from "./authentication.js";
import { refusal } from "./failure.js";
import { limit } from "./limit.js";
import { isSignal } from "./is-signal.js";
import { isLinkTokenError } from "./link-token-error.js";

/** What a function that an option holds gives, which has to be text, within the time that an attempt may take. */
export async function ask(
  give: () => unknown,
  { option, attempt }: { option: string; attempt: Pick<Attempt, "options" | "settings" | "fail"> },
): Promise<string> {
  const { options, settings, fail } = attempt;
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
    if ((isLinkTokenError(error) && error.kind === "timeout") || isSignal(error)) {
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
