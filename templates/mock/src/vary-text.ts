import type { Random } from "./random.js";

/**
 * Gives a text of the same form as an example, such as a token with the prefix of one, that no other call has.
 *
 * The last UUID changes, or the longest run of letters and digits; each character stays of its kind.
 */
export function varyText(example: string, random: Random): string {
  const [longest] = [...example.matchAll(/[a-z\d]+/giu)].sort(
    (one, other) => other[0].length - one[0].length || other.index - one.index,
  );
  const run = [...example.matchAll(uuid)].at(-1) ?? longest;
  if (run === undefined) return example;
  const isHex = /^[\da-f-]+$/u.test(run[0]) && /\d/u.test(run[0]);
  const alphabets = [...run[0]].map((character) => alphabetOf(character, isHex));
  const varied = alphabets.map((letters) => letters.charAt(Math.floor(random() * letters.length)));
  writeSerial(varied, alphabets, random.serial);
  return example.slice(0, run.index) + varied.join("") + example.slice(run.index + run[0].length);
}

const uuid = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/giu;

/** Writes a call's number into the last characters, scrambled, so that no two calls have the same. */
function writeSerial(varied: string[], alphabets: readonly string[], serial: number): void {
  const places = [...alphabets.keys()].slice(-7);
  const room = places.reduce((product, place) => product * (alphabets[place]?.length ?? 1), 1);
  // A prime that is none of what the alphabets' sizes are made of, so that all numbers come before one comes again.
  let rest = (serial * 1_000_003) % room;
  for (const place of places) {
    const letters = alphabets[place] ?? "-";
    varied[place] = letters.charAt(rest % letters.length);
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
