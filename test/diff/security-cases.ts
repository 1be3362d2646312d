import type { CallCase } from "./call-cases.js";
import { upstream, type Values } from "./compare.js";

/** A document that requires this security of its operation. */
export const secured = (security: unknown, schemes: Values = {}, operation: Values = {}) =>
  upstream(operation, {
    security,
    components: {
      securitySchemes: {
        key: { type: "apiKey", in: "header", name: "X-Key" },
        id: { type: "apiKey", in: "header", name: "X-Id" },
        bearer: { type: "http", scheme: "bearer" },
        ...schemes,
      },
    },
  });

const oauth = (tokenUrl: string) => ({
  type: "oauth2",
  flows: { clientCredentials: { tokenUrl, scopes: { a: "A", b: "B" } } },
});

export const securityCases: readonly CallCase[] = [
  {
    name: "a credential more",
    before: secured([{ key: [] }]),
    after: secured([{ key: [], id: [] }]),
    want: ["security-scheme-added"],
    back: ["security-scheme-removed"],
  },
  {
    name: "the first credential",
    before: secured([]),
    after: secured([{ key: [] }]),
    want: ["security-scheme-added"],
    back: ["security-scheme-removed"],
  },
  {
    name: "a credential where OpenAPI ignored a parameter",
    before: secured(
      [],
      {},
      {
        parameters: [{ name: "Authorization", in: "header", schema: { type: "string" } }],
      },
    ),
    after: secured([{ bearer: [] }]),
    want: ["security-scheme-added"],
    back: ["security-scheme-removed"],
  },
  {
    name: "another way to authenticate",
    before: secured([{ key: [] }]),
    after: secured([{ bearer: [] }, { key: [] }]),
    want: ["security-alternative-added"],
    back: ["security-alternative-removed"],
  },
  {
    name: "a header's name",
    before: secured([{ key: [] }]),
    after: secured([{ key: [] }], { key: { type: "apiKey", in: "header", name: "X-Api-Key" } }),
    want: ["security-scheme-changed"],
    back: ["security-scheme-changed"],
  },
  {
    name: "a key in the place of a token",
    before: secured([{ bearer: [] }]),
    after: secured([{ key: [] }]),
    want: ["security-scheme-changed"],
    back: ["security-scheme-changed"],
  },
  ...(
    [
      ["a key in the query", { type: "apiKey", in: "query", name: "X-Key" }],
      ["a name and a password", { type: "http", scheme: "basic" }],
      ["a token of OAuth", oauth("/token")],
      ["a signature", { type: "apiKey", in: "header", name: "X-Signature" }],
    ] as const
  ).map(([name, key]) => ({
    name: `${name} in the place of a header`,
    before: secured([{ key: [] }]),
    after: secured([{ key: [] }], { key }),
    want: ["security-scheme-changed"],
    back: ["security-scheme-changed"],
  })),
  {
    name: "where tokens come from",
    before: secured([{ oauth: [] }], { oauth: oauth("/token") }),
    after: secured([{ oauth: [] }], { oauth: oauth("/oauth/token") }),
    want: ["security-scheme-changed"],
    back: ["security-scheme-changed"],
  },
  {
    name: "a scope of OAuth",
    before: secured([{ oauth: ["a"] }], { oauth: oauth("/token") }),
    after: secured([{ oauth: ["a", "b"] }], { oauth: oauth("/token") }),
    want: ["security-scope-added"],
    back: ["security-scope-removed"],
  },
  {
    name: "alternatives in another order",
    before: secured([{ key: [] }, { bearer: [], id: [] }]),
    after: secured([{ id: [], bearer: [] }, { key: [] }]),
    want: [],
    back: [],
  },
  {
    name: "a scope",
    before: secured([{ bearer: [] }]),
    after: secured([{ bearer: ["link:write"] }]),
    want: ["security-scope-added"],
    back: ["security-scope-removed"],
  },
];
