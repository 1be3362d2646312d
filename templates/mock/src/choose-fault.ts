import { type Fault, parseFault, type RatedFault } from "./fault.js";
import type { Incoming } from "./incoming.js";
import type { MockOptionError } from "./mock-option-error.js";
import type { Random } from "./random.js";

interface Choosing {
  readonly id: string;
  readonly random: Random;
  readonly options: {
    readonly faults: readonly RatedFault[];
    /** What happens to the next calls, by the provider's id. */
    readonly scripts: ReadonlyMap<string, Fault[]>;
  };
}

/** What the header asks for, else the script, else chance. */
export function chooseFault(
  request: Incoming,
  { id, random, options }: Choosing,
): RatedFault | MockOptionError | undefined {
  const asked = request.headers.get("linkmint-fault");
  if (asked !== null) {
    try {
      return parseFault(asked);
    } catch (error) {
      return error as MockOptionError;
    }
  }
  const scripted = options.scripts.get(id)?.shift();
  if (scripted !== undefined) return { fault: scripted, rate: 1 };
  // Each is drawn for, so that one more does not change what the others give.
  return options.faults.filter(({ rate }) => random() < rate)[0];
}

export function nameOf(fault: Fault): string {
  return fault.kind === "status" ? String(fault.status) : fault.kind;
}

/** `date+2` is the date in two seconds (RFC 9110, 10.2.3); all else is sent as it is. */
export function writeRetryAfter(text: string, now: number): string {
  const [, seconds] = /^date\+(\d+)$/u.exec(text) ?? [];
  return seconds === undefined ? text : new Date(now + Number(seconds) * 1000).toUTCString();
}
