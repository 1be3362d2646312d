import { test } from "vitest";
import { acme } from "./acme.js";
import { expectProblems } from "./lint-marked.js";

const provider = "x-link-provider: { name: Acme, client: Acme, environments: AcmeEnvironment }";

test.each([
  [`[A link opens once.]`, []],
  [`▸A link opens once.`, ["invalid-extension"]],
  [`[▸""]`, ["invalid-extension"]],
  [`[▸"One\\nTwo"]`, ["invalid-extension"]],
  [`[▸${"long ".repeat(81)}]`, ["invalid-extension"]],
  [`[▸{ note: no }]`, ["invalid-extension"]],
])("checks the notes %s", (list, want) =>
  expectProblems(acme({ provider: `${provider}, x-link-notes: ${list}` }), want),
);

test("notes stand in info alone", () => {
  expectProblems(acme({ root: "▸x-link-notes: []" }), ["unknown-key"]);
});
