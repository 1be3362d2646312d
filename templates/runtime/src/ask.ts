import type { Attempt } from "./authentication.js";
import { refusal, tooLate } from "./failure.js";
import { limit } from "./limit.js";
import { isSignal } from "./is-signal.js";

/** What a function that an option holds gives, which has to be text, within the time that an attempt may take. */
export async function ask(
  give: () => unknown,
  option: string,
  { settings, fail }: Asking,
): Promise<string> {
  const { timeout } = settings;
  const attempted = async (): Promise<unknown> => {
    try {
      return await give();
    } catch (error) {
      // What it threw may hold a secret.
      throw isSignal(error) ? error : refusal(fail, option, "is a function that failed");
    }
  };
  const value = await limit(attempted, {
    signals: [],
    milliseconds: timeout,
    late: () => tooLate(fail, option, timeout as number),
  });
  if (typeof value !== "string" || !value) {
    throw refusal(fail, option, "is a function that gave no text");
  }
  return value;
}

type Asking = Pick<Attempt, "settings" | "fail">;
