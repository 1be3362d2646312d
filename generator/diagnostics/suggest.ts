import { quote } from "./quote.js";

/** Longer words are no typing mistakes, and measuring them would take long. */
const longest = 100;

/**
 * The candidate that the word was probably meant to be, if any is near: at most one edit in three
 * characters, and no more than `most`. Of equally near ones the first wins.
 *
 * @example suggest("link_tokn", ["link_token", "expiration"]); // "link_token"
 */
export function suggest(
  word: string,
  candidates: readonly string[],
  most = Infinity,
): string | undefined {
  if (word.length > longest) return undefined;
  let nearest: string | undefined;
  let least = Math.min(most, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const distance = editDistance(word, candidate);
    if (distance < least) [nearest, least] = [candidate, distance];
  }
  return nearest;
}

/** The question whether that candidate was meant; nothing where none is near. */
export function didYouMean(word: string, candidates: readonly string[]): string | undefined {
  const near = suggest(word, candidates);
  return near === undefined ? undefined : `did you mean ${quote(near)}?`;
}

/**
 * How many insertions, deletions, replacements and swaps of neighbours lead from one word to the other
 * (optimal string alignment). A word that differs in case alone is half an edit away.
 */
function editDistance(from: string, to: string): number {
  if (from === to) return 0;
  const [left, right] = [from.toLowerCase(), to.toLowerCase()];
  if (left === right) return 0.5;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, column - 2) + 1 : Infinity,
      );
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, right.length);
}

function at(distances: readonly number[], index: number): number {
  return distances[index] ?? Infinity;
}
