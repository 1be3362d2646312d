import { expect, test } from "vitest";
import { claimNames } from "../../generator/names/claim-names.js";

test.each([
  ["a free name is kept", ["User"], ["User"]],
  ["a taken one gets the suffix", ["User", "User"], ["User", "UserSchema"]],
  ["then a number", ["User", "User", "User"], ["User", "UserSchema", "UserSchema2"]],
  [
    "what every package exports is taken",
    ["Safe", "LinkToken", "paths"],
    ["SafeSchema", "LinkTokenSchema", "pathsSchema"],
  ],
  ["what only a module of it imports is not", ["Operation", "Caller"], ["Operation", "Caller"]],
  ["the platform's types are", ["Promise", "string"], ["PromiseSchema", "stringSchema"]],
  ["and reserved words", ["class", "constructor"], ["classSchema", "constructorSchema"]],
  ["a digit does not come first", ["3d"], ["Schema3d"]],
  [
    "what cannot stand in an identifier is dropped",
    ["Größe", "日本", ""],
    ["Gre", "Schema", "SchemaSchema"],
  ],
])("%s", (_, wanted, given) => {
  const names = claimNames();
  expect(wanted.map((name) => names.claim(name, "Schema"))).toEqual(given);
});
