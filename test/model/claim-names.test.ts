import { expect, test } from "vitest";
import { claimNames } from "../../generator/3-model/claim-names.js";

test.each([
  ["a free name is kept", ["User"], ["User"]],
  ["a taken one gets the suffix", ["User", "User"], ["User", "UserSchema"]],
  ["then a number", ["User", "User", "User"], ["User", "UserSchema", "UserSchema2"]],
  [
    "what generated code imports is taken",
    ["Operation", "LinkToken"],
    ["OperationSchema", "LinkTokenSchema"],
  ],
  ["so are the platform's types", ["Promise", "string"], ["PromiseSchema", "stringSchema"]],
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
