import { expect, test } from "vitest";
import { toCamelCase, toConstantCase, toPascalCase } from "../../generator/names/casing.js";

test.each([
  ["user_id", "userId", "UserId"],
  ["filter_on_providers", "filterOnProviders", "FilterOnProviders"],
  ["link-token", "linkToken", "LinkToken"],
  ["linkToken", "linkToken", "LinkToken"],
  ["productionEU", "productionEU", "ProductionEU"],
  ["dexcom_v3", "dexcomV3", "DexcomV3"],
  ["generate_token_v2_post", "generateTokenV2Post", "GenerateTokenV2Post"],
  ["3d.model", "3dModel", "3dModel"],
  ["URL", "url", "URL"],
  ["URLPath", "urlPath", "URLPath"],
  ["ID_2", "id2", "ID2"],
  ["userID", "userID", "UserID"],
  ["__proto__", "proto", "Proto"],
  ["", "", ""],
])("%s is %s and %s", (name, camelCase, pascalCase) => {
  expect(toCamelCase(name)).toBe(camelCase);
  expect(toPascalCase(name)).toBe(pascalCase);
});

test.each([
  ["clientId", "CLIENT_ID"],
  ["x-api-key", "X_API_KEY"],
  ["plaid", "PLAID"],
  ["productionEU", "PRODUCTION_EU"],
])("%s is the constant %s", (name, constant) => {
  expect(toConstantCase(name)).toBe(constant);
});
