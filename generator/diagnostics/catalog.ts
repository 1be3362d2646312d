import type { DiagnosticCode } from "../types/diagnostic.js";
import { errorCodes } from "../types/error-codes.js";
import { warnings } from "../types/warning-codes.js";

/** What a code means, for people. */
export interface CatalogEntry {
  /** A noun phrase, without a full stop. */
  readonly title: string;
  /** What is behind it. */
  readonly cause: string;
  /** What to do. */
  readonly fix: string;
}

/** What each code means: as a title, the cause behind it, and what to do. */
export const catalog = Object.fromEntries(
  Object.entries({ ...errorCodes, ...warnings }).map(([code, text]) => {
    const [title = "", cause = "", fix = ""] = text.split("\n").map((line) => line.trim());
    return [code, { title: title.slice(0, -1), cause, fix }];
  }),
) as Readonly<Record<DiagnosticCode, CatalogEntry>>;
