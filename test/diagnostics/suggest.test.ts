import { expect, test } from "vitest";
import { suggest } from "../../generator/diagnostics/suggest.js";

test.each([
  ["link_tokn", ["expiration", "link_token"], "link_token"],
  ["tenantId", ["tenant_id", "region"], "tenant_id"],
  ["resutl", ["result", "retry"], "result"],
  ["Naming", ["naming"], "naming"],
  ["ID", ["id"], "id"],
  ["enviroments", ["environment", "environments"], "environments"],
  ["user", ["users", "userx"], "users"],
  ["usre", ["user"], "user"],
  ["naming", ["NAMING", "naming"], "naming"],
  ["abxy", ["bcxy"], undefined],
  ["a", ["b"], undefined],
  ["ab", ["cd", "ac"], undefined],
  ["url", ["token", "hosted_link_url"], undefined],
  ["whatever", ["method", "naming"], undefined],
  ["", ["a", ""], ""],
  ["x", [], undefined],
])("for %j among %j it is %j", (word, candidates, want) => {
  expect(suggest(word, candidates)).toBe(want);
});

test("is nothing for a text of absurd length", () => {
  const long = "a".repeat(1_000_000);
  expect(suggest(long, [long])).toBeUndefined();
});
