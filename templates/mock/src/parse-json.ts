import { readStrictJson } from "@linkmint/runtime";
import { type Breach, breach } from "./breach.js";
import { toPointer } from "./pointer.js";

/** A JSON value, or what is wrong with its text. */
export type Parsed = { readonly value: unknown } | { readonly fault: Breach };

/** Parses JSON (RFC 8259); a name that an object has twice, and very deep nesting, are faults, too. */
export function parseJson(text: string): Parsed {
  const read = readStrictJson(text, mostLevels);
  if (read.rule === undefined) return read;
  return { fault: breach(400, toPointer(read.path) || "body", read.rule) };
}

const mostLevels = 100;
