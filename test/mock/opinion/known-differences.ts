/** A request on which Prism 5.14.2 and our mock disagree for a known reason. */
export interface KnownDifference {
  /** The breach's name, in `breaches.ts`. */
  readonly breach: string;
  /** The providers that it concerns; all of them unless given. */
  readonly providers?: readonly string[];
  readonly reason: string;
}

/** Prism refuses examples of these operations, and we take them; so it has no opinion on what is wrong with them. */
export const onlyTheirs: readonly {
  readonly provider: string;
  readonly operation: string;
  readonly reason: string;
}[] = [
  {
    provider: "stripe",
    operation: "PostFinancialConnectionsSessions",
    reason:
      "Prism's form decoder makes an empty object of a deepObject that is absent, here `limits`, and misses what that requires.",
  },
];

/** Prism takes these, and we refuse them. */
export const onlyOurs: readonly KnownDifference[] = [
  {
    breach: "a name given twice",
    reason: "Prism parses bodies with JSON.parse, which keeps the last.",
  },
  { breach: "no mode", reason: "Modes are x-link-token's, which Prism does not read." },
  {
    breach: "a missing list",
    reason: "Prism's form decoder makes an empty list of one that is absent.",
  },
  {
    breach: "a credential of another shape",
    reason: "OpenAPI says nothing of how a key begins; x-link-environment does.",
  },
];
