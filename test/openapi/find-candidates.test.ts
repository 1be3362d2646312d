import { expect, test } from "vitest";
import {
  findRequestExpiry,
  findResultCandidates,
} from "../../generator/openapi/find-candidates.js";

test.each([
  ["minutes", "", "request:/ttl_minutes:minutes:30"],
  ["x", "How many seconds it lives.", "request:/ttl_x:seconds:30"],
  ["x", "Milliseconds until it expires.", undefined],
  ["milliseconds", "", undefined],
])("a request's ttl_%s, described as %j, is %s", (unit, description, want) => {
  const schema = { type: "integer" as const, default: 30, description };
  const request = { type: "object" as const, properties: { [`ttl_${unit}`]: schema } };
  expect(findRequestExpiry({}, request)[0]).toBe(want);
});

test("the expiry of a refresh token is none of the token's", () => {
  const tokens = {
    type: "object" as const,
    properties: { expires_in: { type: "integer" as const } },
  };
  const body = { type: "object" as const, properties: { refresh_token: tokens, session: tokens } };
  expect(findResultCandidates({}, body).expiresAt).toEqual([
    { pointer: "/session/expires_in", as: "seconds-from-now" },
  ]);
});
