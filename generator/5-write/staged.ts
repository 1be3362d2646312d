import { randomBytes } from "node:crypto";

/** What the names of new texts end in that lie beside the places they are to take. */
export type StagedSuffix = `.${string}.linkmint`;

/** A suffix that no other run uses. */
export function newSuffix(): StagedSuffix {
  return `.${randomBytes(4).toString("hex")}.linkmint`;
}

/** Whether a text is such a suffix, and nothing else. */
export function isSuffix(text: unknown): text is StagedSuffix {
  return typeof text === "string" && /^\.[\da-f]{8}\.linkmint$/u.test(text);
}
