import * as v from "valibot";
import { toPointer } from "../openapi/pointer.js";
import { isRecord } from "./format-value.js";
import { findMisfits, type Repair } from "./find-misfits.js";
import type { Problem } from "../diagnostics/problem.js";

/** How often a value is repaired before its reader gives up. */
const mostRounds = 20;

/**
 * Reads an `x-link-*` value and reports all that is wrong with its form. Misspelt keys are read as what they were meant
 * to be and misfits are left out, so that the other rules still see the rest; without a value nothing of it is left.
 */
export function readExtension<Output>(
  schema: v.GenericSchema<unknown, Output>,
  { pointer, value }: { readonly pointer: string; readonly value: unknown },
): ReadExtension<Output> {
  const problems: Problem[] = [];
  const removed: string[] = [];
  let current = value;
  for (let round = 0; round < mostRounds && current !== undefined; round += 1) {
    const parsed = v.safeParse(schema, current);
    if (parsed.success) return { value: parsed.output, problems, removed };
    const findings = findMisfits(schema, { extension: pointer, value: current, path: [] });
    for (const { problem, repair } of findings) {
      if (!removed.some((location) => isWithin(location, problem.pointer))) problems.push(problem);
      if (repair.kind === "remove") removed.push(pointer + toPointer(repair.path));
      current = applyRepair(current, repair);
    }
  }
  return { problems, removed: [...removed, pointer] };
}

export interface ReadExtension<Output> {
  readonly value?: Output;
  readonly problems: readonly Problem[];
  /** Where something was left out: what is missing there is no problem of its own. */
  readonly removed: readonly string[];
}

/** Whether what was left out is why the value at a pointer has the wrong form now. */
function isWithin(location: string, pointer: string): boolean {
  return location === pointer || location.startsWith(`${pointer}/`);
}

/** The value with one key taken out or named otherwise; `undefined` where that was all of it. */
function applyRepair(value: unknown, repair: Repair): unknown {
  const [key, ...rest] = repair.path;
  if (key === undefined) return undefined;
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).flatMap(([name, inner]) => {
    if (name !== key) return [[name, inner]];
    if (rest.length > 0) return [[name, applyRepair(inner, { ...repair, path: rest })]];
    return repair.kind === "rename" ? [[repair.to, inner]] : [];
  });
  return Object.fromEntries(entries);
}
