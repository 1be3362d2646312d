import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Consumer, makeConsumer } from "../consumer.js";
import { appConfiguration, compile, compilers } from "./compile.js";

/*
 * Where the compiler points when an input is wrong: at the property, wherever a method takes one mode or the
 * property itself is wrong; at the whole input where properties of two modes are mixed or one is missing.
 * `«` stands before the location.
 */
const setup = {
  truto: `import { Truto, unlisted } from "@linkmint/truto";\nconst { linkToken } = new Truto();\nconst truto = new Truto();\n`,
  junction: `import { JunctionClient } from "@linkmint/junction";\nconst { link } = new JunctionClient();\n`,
  plaid: `import { Plaid } from "@linkmint/plaid";\nconst plaid = new Plaid();\n`,
} as const;
const base = `client_name: "Acme", language: "en", user: { client_user_id: "u1" }`;

const cases: readonly (readonly [provider: keyof typeof setup, code: string])[] = [
  // Every pair that a mode forbids, by the mode's own method.
  ["truto", `linkToken.createForNewIntegration({ tenant_id: "a", «integrated_account_id: "b" });`],
  [
    "truto",
    `linkToken.createForExistingIntegratedAccount({ integrated_account_id: "b", «tenant_id: "a" });`,
  ],
  [
    "truto",
    `linkToken.createForExistingIntegratedAccount({ integrated_account_id: "b", «region: "eu" });`,
  ],
  // The same pairs by the method that takes any mode.
  ["truto", `truto.createLinkToken(«{ tenant_id: "a", integrated_account_id: "b" });`],
  ["truto", `truto.createLinkToken({ integrated_account_id: "b", «region: "eu" });`],
  // What a mode requires.
  ["truto", `linkToken.createForNewIntegration(«{});`],
  ["truto", `linkToken.createForExistingIntegratedAccount(«{ scopes: [] });`],
  ["truto", `truto.createLinkToken(«{});`],
  ["plaid", `plaid.linkTokenCreate(«{ ${base}, country_codes: ["US"] });`],
  [
    "plaid",
    `plaid.linkTokenCreate(«{ client_name: "A", language: "en", country_codes: ["US"], products: ["auth"] });`,
  ],
  // A misspelt name, a wrong value and a wrong type, at any depth.
  ["truto", `linkToken.createForNewIntegration({ «tenantId: "a" });`],
  ["truto", `truto.createLinkToken({ tenant_id: "a", «redirect_url: "b" });`],
  ["truto", `truto.createLinkToken({ tenant_id: "a", «context: "{}" });`],
  ["truto", `linkToken.createForNewIntegration({ tenant_id: "a", «region: unlisted("us") });`],
  ["junction", `link.token({ userId: "u", «provider: "aura" });`],
  ["junction", `link.token({ userId: "u", filterOnProviders: ["oura", «"aura"] });`],
  ["junction", `link.token({ userId: "u", «onClose: "close" });`],
  ["junction", `link.token({ «user_id: "u" });`],
  ["plaid", `plaid.linkTokenCreate({ ${base}, country_codes: [«"XX"], products: ["auth"] });`],
  ["plaid", `plaid.linkTokenCreate({ ${base}, country_codes: ["US"], products: [«"auht"] });`],
  [
    "plaid",
    `plaid.linkTokenCreate({ ${base}, country_codes: ["US"], products: ["auth"], «webhok: "x" });`,
  ],
  [
    "plaid",
    `plaid.linkTokenCreate({ ${base}, country_codes: ["US"], access_token: "a", update: { «usr: true } });`,
  ],
];

let consumer: Consumer;

beforeAll(async () => {
  consumer = await makeConsumer();
  for (const [index, [provider, code]] of cases.entries()) {
    await consumer.write(`case-${index}.ts`, setup[provider] + code.replace("«", ""));
  }
});

afterAll(() => consumer.remove());

describe.each(compilers)("%s", (compiler) => {
  test("points at the location", async () => {
    const configuration = await consumer.write("tsconfig.json", appConfiguration(["case-*.ts"]));
    const found = positionsOf(await compile(compiler, configuration));
    for (const [index, [provider, code]] of cases.entries()) {
      const line = setup[provider].split("\n").length;
      expect([code, found.get(index)]).toEqual([code, [`${line},${code.indexOf("«") + 1}`]]);
    }
  });
});

/** The locations of the errors in each case, as line and column. */
function positionsOf(output: string): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const [, index, location = ""] of output.matchAll(/case-(\d+)\.ts\((\d+,\d+)\): error/gu)) {
    found.set(Number(index), [...(found.get(Number(index)) ?? []), location]);
  }
  return found;
}
