import { describe, test } from "vitest";
import { acme, second } from "./acme.js";
import { expectProblems } from "./lint-marked.js";

const token = (fields: string) => `{ primary: true, result: { token: /token }, ${fields} }`;
const modes = (connect: string, renew: string) =>
  `modes: { connect: { summary: A, required: [user], ${connect} }, renew: { summary: B, required: [account], ${renew} } }`;

describe("a method", () => {
  test.each([
    ["method: link.token", []],
    ["method: link.token.create", []],
    ["method: null", []],
    ["method: ▸link.", ["invalid-name"]],
    ["method: ▸.link", ["invalid-name"]],
    ["method: ▸link..token", ["invalid-name"]],
    ["method: ▸link-token", ["invalid-name"]],
    ["method: ▸link.delete", ["invalid-name"]],
    ["method: ▸constructor", ["invalid-name"]],
    ["method: ▸then", ["invalid-name"]],
    ["method: ▸__proto__.x", ["invalid-name"]],
    [`method: ▸"a(){}; b"`, ["invalid-name"]],
    ["method: ▸createLinkToken", ["duplicate-method"]],
    ["method: ▸createLinkToken.now", ["duplicate-method"]],
  ])("has a name: %s", (fields, want) => expectProblems(acme({ token: token(fields) }), want));

  test.each([
    ["two names", "method: a.b", "method: a.c", []],
    ["one name", "method: a.b", "method: ▸a.b", ["duplicate-method"]],
    ["a method within a method", "method: a", "method: ▸a.b", ["duplicate-method"]],
    ["a method in place of a group", "method: a.b.c", "method: ▸a.b", ["duplicate-method"]],
    ["a bad name in a mode", "method: a", "method: ▸b!", ["invalid-name"]],
  ])("has a name of its own among modes: %s", (_name, connect, renew, want) => {
    expectProblems(acme({ token: token(modes(connect, renew)) }), want);
  });

  test("has a name of its own beside its operation's", () => {
    const fields = `method: ▸a.b, ${modes("method: ▸a.b.c", "method: ▸a.b")}`.replace("▸", "");
    expectProblems(acme({ token: token(fields) }), ["duplicate-method", "duplicate-method"]);
  });

  test("has a name of its own among operations", () => {
    const given = acme({
      token: token("method: link"),
      paths: second("{ method: ▸link, result: null }"),
    });
    expectProblems(given, ["duplicate-method"]);
  });
});
