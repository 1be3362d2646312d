import { isRecord, own } from "./is-record.js";

/** Adds what the server decides to what a page said; neither is changed, and the server's values win. */
export function mergeInput(said: unknown, bound: unknown): unknown {
  if (bound === undefined) return said;
  if (!isRecord(said) || !isRecord(bound)) return bound;
  const names = new Set([...Object.keys(said), ...Object.keys(bound)]);
  return Object.fromEntries(
    [...names].map((name) => [name, mergeInput(own(said, name), own(bound, name))]),
  );
}
