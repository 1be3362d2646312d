import { test } from "vitest";
import { acme } from "./acme.js";
import { expectProblems } from "./lint-marked.js";

const provider = "x-link-provider: { name: Acme, client: Acme, environments: AcmeEnvironment }";
const differences = (list: string) =>
  acme({ provider: `${provider}, x-link-differences: ${list}` });
const paths = "/paths/~1tokens/post";

test.each([
  [`[{ code: server-removed, at: /servers/0, reason: Gone. }]`, []],
  [`[{ code: request-property-added, at: ${paths}, names: [plan], reason: No. }]`, []],
  [`[{ code: response-enum-member-removed, at: ${paths}, names: [plan], reason: No. }]`, []],
  [`[{ code: ▸server-remvd, at: /servers/0, reason: Gone. }]`, ["unknown-difference"]],
  [`[{ code: ▸client-renamed, at: /info, reason: No. }]`, ["unknown-difference"]],
  [`[{ code: server-removed, at: /servers, ▸names: [a], reason: No. }]`, ["unknown-difference"]],
  [`[{ code: server-removed, at: ▸/servers/1, reason: Gone. }]`, ["unknown-pointer"]],
  [`[{ code: server-removed, at: ▸/server, reason: Gone. }]`, ["unknown-pointer"]],
  [
    `[{ code: server-removed, at: ▸/paths/~1tokens/post/toString, reason: No. }]`,
    ["unknown-pointer"],
  ],
  [`[{ code: server-removed, at: ▸servers, reason: Gone. }]`, ["invalid-extension"]],
  [`[▸{ code: server-removed, at: /servers }]`, ["invalid-extension"]],
  [`[{ code: server-removed, at: /servers, reason: ▸"" }]`, ["invalid-extension"]],
  [`[{ code: server-removed, at: /servers, ▸reson: Gone. }]`, ["unknown-key"]],
  [`[▸yes]`, ["invalid-extension"]],
  [`▸{ code: server-removed }`, ["invalid-extension"]],
  [
    `[▸{ code: server-removed, at: /servers }, { code: ▸no, at: ▸/no, reason: No. }]`,
    ["invalid-extension", "unknown-difference", "unknown-pointer"],
  ],
])("checks the recorded differences %s", (list, want) => expectProblems(differences(list), want));

test("differences are recorded in info alone", () => {
  expectProblems(acme({ root: "▸x-link-differences: []" }), ["unknown-key"]);
});
