import { isRecord, own } from "./is-record.js";

/** Adds what the server decides to what a page said; neither is changed, and the server's values win, `undefined` too. */
export function mergeInput(said: unknown, bound: unknown): unknown {
  if (!isRecord(said) || !isRecord(bound)) return bound;
  const decided = Object.keys(bound).map((name) => [
    name,
    mergeInput(own(said, name), bound[name]),
  ]);
  return { ...said, ...Object.fromEntries(decided) };
}
