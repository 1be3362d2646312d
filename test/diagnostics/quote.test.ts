import { expect, test } from "vitest";
import { quote, quoteJson, quoteList } from "../../generator/diagnostics/quote.js";

test.each([
  ["link_token", "link_token"],
  ["/data/0/link~1token", "/data/0/link~1token"],
  ["#/components/schemas/A", "#/components/schemas/A"],
  ["https://api.acme.example", "https://api.acme.example"],
  ["", '""'],
  ["two words", '"two words"'],
  ['say "hi"', '"say \\"hi\\""'],
  ["a\nb", '"a\\nb"'],
  ["ünder", '"ünder"'],
  ["a".repeat(1000), `${"a".repeat(60)}…`],
])("%j reads %s", (name, want) => expect(quote(name)).toBe(want));

test.each([
  ['"en"', "en"],
  ['"two words"', '"two words"'],
  ["5", "5"],
  ['{"a":"b"}', '{"a":"b"}'],
  [JSON.stringify(["a".repeat(1000)]), `["${"a".repeat(58)}…`],
])("the JSON %s reads %s", (json, want) => expect(quoteJson(json)).toBe(want));

test.each([
  [[], ""],
  [["a"], "a"],
  [["a", "b"], "a and b"],
  [["a", "b", "c d"], 'a, b and "c d"'],
  [[..."abcdefgh"], "a, b, c, d, e, f, g and h"],
  [[..."abcdefghi"], "a, b, c, d, e, f, …"],
])("the list %j reads %s", (names, want) => expect(quoteList(names, "and")).toBe(want));
