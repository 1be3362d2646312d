/** Two schemas for one thing. */
export type Pair = readonly [before: unknown, after: unknown];

/** What earlier runs found of values that are refused now. */
export const refusedOnce: [Pair, unknown[]][] = [
  // A rule beside null that refuses it.
  [
    [
      { oneOf: [{ type: "null", not: { const: "a" } }, { type: "array" }] },
      { oneOf: [{ type: "null", not: { const: null } }, { type: "array" }] },
    ],
    [null],
  ],
];

/** What earlier runs found of values that are new to a reader. */
export const unknownOnce: [Pair, unknown[]][] = [
  // What had to be there, although nothing declared it, is declared now and may be missing.
  [
    [
      { type: "object", required: ["a"] },
      { type: "object", properties: { a: { type: "string" } } },
    ],
    [{}],
  ],
];
