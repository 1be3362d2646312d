import { expect, test } from "vitest";
import { findRequestExpiry } from "../../generator/openapi/find-candidates.js";

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
