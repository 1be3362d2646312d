/** What is merely suspicious: it is said, and stands in the way of nothing. */
export const warningCodes = [
  "contradicting-lifetime",
  "departing-case",
  "missing-description",
  "undecided-result",
  "undeclared-lifetime",
  "undeclared-open-enum",
  "unenforced-exclusion",
  "unenforced-requirement",
  "unlisted-values",
  "unmarked-secret",
  "unused-allowance",
  "unused-credential",
] as const;

/** A code of a warning. */
export type WarningCode = (typeof warningCodes)[number];
