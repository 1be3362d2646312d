import { Refusal } from "./refusal.js";
import { within } from "./within.js";

/** Waits for a provider, whether or not its client keeps to the deadline that it was given. */
export function withinDeadline<Result>(
  milliseconds: number,
  call: Promise<Result>,
): Promise<Result> {
  return within<Result>(milliseconds, call, () => {
    const reason = `The call took more than ${milliseconds} milliseconds.`;
    throw new Refusal("provider-timeout", "The provider did not respond in time.", { reason });
  });
}
