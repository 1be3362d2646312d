import { keepAtMost } from "./keep-at-most.js";
import type { Random } from "./random.js";

/**
 * Gives a text of the same form as an example, such as a token with the prefix of one, that no other call has.
 *
 * The last UUID changes, or the longest run of letters and digits; each character stays of its kind.
 */
export function varyText(example: string, random: Random): string {
  const plan = plans.get(example) ?? planOf(example);
  keepAtMost(plans, example, plan);
  const { alphabets } = plan;
  const varied = alphabets.map((letters) => letters.charAt(Math.floor(random() * letters.length)));
  writeSerial(varied, alphabets, random.serial);
  return plan.before + varied.join("") + plan.after;
}

/** What of a text changes, and into what letters. */
interface Plan {
  readonly before: string;
  readonly alphabets: readonly string[];
  readonly after: string;
}

/** Examples come again with each call. */
const plans = new Map<string, Plan>();

function planOf(example: string): Plan {
  const [longest] = [...example.matchAll(/[a-z\d]+/giu)].sort(
    (one, other) => other[0].length - one[0].length || other.index - one.index,
  );
  const { 0: run, index } = [...example.matchAll(uuid)].at(-1) ?? longest ?? { 0: "", index: 0 };
  const isHex = /^[\da-f-]+$/u.test(run) && /\d/u.test(run);
  return {
    before: example.slice(0, index),
    alphabets: [...run].map((character) => alphabetOf(character, isHex)),
    after: example.slice(index + run.length),
  };
}

const uuid = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/giu;

/** Writes a call's number into the last characters, scrambled, so that no two calls have the same. */
function writeSerial(varied: string[], alphabets: readonly string[], serial: number): void {
  const positions = [...alphabets.keys()].slice(-7);
  const room = positions.reduce(
    (product, position) => product * (alphabets[position]?.length ?? 1),
    1,
  );
  // A prime that is none of what the alphabets' sizes are made of, so that all numbers come before one comes again.
  let rest = (serial * 1_000_003) % room;
  for (const position of positions) {
    const letters = alphabets[position] ?? "-";
    varied[position] = letters.charAt(rest % letters.length);
    rest = Math.floor(rest / letters.length);
  }
}

/** What a character may become: one of its kind. */
function alphabetOf(character: string, isHex: boolean): string {
  if (isHex && character !== "-") return `${digits}abcdef`;
  return [digits, lower, upper].find((letters) => letters.includes(character)) ?? character;
}

const digits = "0123456789";
const lower = "abcdefghijklmnopqrstuvwxyz";
const upper = lower.toUpperCase();
