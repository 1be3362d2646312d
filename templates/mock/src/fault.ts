import { MockOptionError } from "./mock-option-error.js";

/** What may go wrong besides a status. */
const faultNames = [
  "slow-headers",
  "slow-body",
  "cut",
  "garbage",
  "html",
  "redirect",
  "reset",
  "gzip",
] as const;

type FaultName = (typeof faultNames)[number];

/** What goes wrong with one call; `ok` is nothing. */
export type Fault =
  | { readonly kind: "ok" }
  | { readonly kind: "status"; readonly status: number; readonly retryAfter?: string }
  | { readonly kind: FaultName; readonly milliseconds: number };

/** A fault, and how many of all calls meet it, from 0 to 1. */
export interface RatedFault {
  readonly fault: Fault;
  readonly rate: number;
}

/**
 * Reads a fault: `ok`, a status such as `429;retry-after=2`, or a name such as `slow-body;ms=500`; with a rate after a
 * colon where it is to happen at random, such as `429:0.1`.
 *
 * `retry-after` is sent as it is given; `date+2` stands for the date in 2 seconds.
 *
 * @throws {MockOptionError} Where it is none; the message lists those that there are.
 */
export function parseFault(text: string): RatedFault {
  const [, spelled = "", rate = "1"] = /^(.*?)(?::(\d*\.?\d+))?$/su.exec(text.trim()) ?? [];
  const [name = "", ...words] = spelled.split(";").map((word) => word.trim());
  const parameters = new Map(
    words.map((word) => {
      const [key = "", value = ""] = word.split(/=(.*)/su);
      return [key, value] as const;
    }),
  );
  const retryAfter = parameters.get("retry-after");
  const milliseconds = Number(parameters.get("ms") ?? 1000);
  const known = [...parameters.keys()].every((each) => each === "retry-after" || each === "ms");
  const isWhole = known && Number(rate) <= 1 && milliseconds >= 0 && /^[\t -~]*$/u.test(spelled);
  const named = faultNames.find((each) => each === name);
  if (isWhole && name === "ok") return { fault: { kind: "ok" }, rate: Number(rate) };
  if (isWhole && /^[45]\d\d$/u.test(name)) {
    const fault = {
      kind: "status",
      status: Number(name),
      ...(retryAfter !== undefined && { retryAfter }),
    } as const;
    return { fault, rate: Number(rate) };
  }
  if (isWhole && named !== undefined)
    return { fault: { kind: named, milliseconds }, rate: Number(rate) };
  throw new MockOptionError(
    `There is no such fault. Write ok, a status from 400 to 599, or one of ${faultNames.join(", ")}; a rate such as :0.1 after it.`,
  );
}
