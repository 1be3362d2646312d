import { describe, expect, test } from "vitest";
import { createCaller, type Operation } from "../../templates/runtime/src/index.js";
import { redact } from "../../templates/runtime/src/redact.js";
import { findValues } from "../../templates/runtime/src/find-secrets.js";
import { Acme, acme, createLinkToken } from "./acme.js";
import { failureOf } from "./failure-of.js";
import { reveal } from "./reveal.js";

/** What a text reads in which a secret stands, spelled in some way. */
const hide = (secret: string, echoed: string) => redact(`no ${echoed} here`, { values: [secret] });

const html = (text: string) => text.replace(/[^\w ]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const base64 = (text: string) => Buffer.from(text).toString("base64");
const form = (text: string) => new URLSearchParams([["", text]]).toString().slice(1);

describe("a secret is found", () => {
  const signs = `s3cr!t'(*)~ +/="&<>\\0123`;

  test.each([
    ["as it is", signs],
    ["in capitals", signs.toUpperCase()],
    ["in small letters", signs.toLowerCase()],
    ["in an address", encodeURIComponent(signs)],
    ["in an address, all of it, in small letters", signs.replace(/[^\w]/g, hexOf)],
    ["in a form", form(signs)],
    ["in a form within an address", encodeURIComponent(form(signs))],
    ["in HTML by numbers", html(signs)],
    [
      "in HTML by padded hexadecimal numbers",
      signs.replace(/\W/g, (s) => `&#X00${hexOf(s).slice(1)};`),
    ],
    [
      "in HTML by names",
      signs
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(">", "&gt;")
        .replaceAll('"', "&quot;")
        .replaceAll("'", "&apos;")
        .replaceAll("/", "&sol;")
        .replaceAll("=", "&equals;")
        .replaceAll("+", "&plus;"),
    ],
    ["in HTML by hexadecimal numbers", signs.replace(/\W/g, (s) => `&#x${hexOf(s).slice(1)};`)],
    ["in HTML within HTML", html(html(signs))],
    ["in JSON", JSON.stringify(signs)],
    ["in JSON within JSON", JSON.stringify(JSON.stringify(signs))],
    ["in JSON that escapes for HTML", JSON.stringify(signs).replace(/[<>&'+]/g, unicodeOf)],
    ["in base64", base64(signs)],
    ["in base64 behind an id", base64(`id-1:${signs}`)],
    ["in base64 behind a longer id", base64(`id-12:${signs}`)],
    ["in base64 behind Bearer", base64(`Bearer ${signs}`)],
    ["in base64 for addresses", Buffer.from(signs).toString("base64url")],
  ])("%s", (_, echoed) => {
    const shown = hide(signs, echoed);
    expect(shown).toContain("[redacted]");
    expect(shown).not.toMatch(/s3cr|0123|wMTIz|czNjci/i);
  });

  test.each([
    ["ümläut-sécret-1234", form],
    ["ümläut-sécret-1234", base64],
    ["ümläut-sécret-1234", html],
    ["ümläut-sécret-1234", (text: string) => text.replace("ü", "&uuml;").replace("ä", "&auml;")],
    ["ümläut-sécret-1234", (text: string) => text.replace("ü", "%FC").replace("ä", "%E4")],
    ["Александр Пушкин", encodeURIComponent],
    ["a\nb\tc-0123456789", (text: string) => JSON.stringify(text)],
    ["half \ud800 a character", (text: string) => text],
    ["it's%41%20b-0123", (text: string) => text.replace("'", "&#39;")],
    [String.raw`C:\new\u0041-0123`, (text: string) => JSON.stringify(text)],
    ["a<b&c-0123456789", (text: string) => named(named(text))],
    ["key-~~~???>>>-0123", (text: string) => Buffer.from(text).toString("base64url")],
  ])("beyond ASCII or like what is encoded: %j", (secret, spell) => {
    expect(hide(secret, spell(secret))).toMatch(/^no "?\[redacted\]"? here$/);
  });

  function named(text: string): string {
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  }

  function hexOf(sign: string): string {
    return `%${sign.charCodeAt(0).toString(16).padStart(2, "0")}`;
  }

  function unicodeOf(sign: string): string {
    return `\\u00${sign.charCodeAt(0).toString(16)}`;
  }
});

describe("what is no secret stays", () => {
  test("letters of ordinary words", () => {
    const values = ["a", "ed", "act", "secret", "40"];
    const text = "bad: fact 4004, secrets, client_secret, created";
    expect(redact(text, { values })).toBe(text);
  });

  test("but for a short secret that is a whole word", () => {
    const values = ["act", "k-7"];
    expect(redact('"act" is no key, k-7 either; ACT.', { values })).toBe(
      '"[redacted]" is no key, [redacted] either; [redacted].',
    );
    expect(redact([4711, 47110], { values: ["4711"] })).toEqual(["[redacted]", 47110]);
  });

  test("nothing, where a secret is empty or reads like it", () => {
    const parts = ["a, b", null, undefined];
    expect(redact(parts, { values: ["", "null", "undefined"] })).toEqual(parts);
  });

  test("the placeholder itself", () => {
    expect(redact("[redacted] redacted", { values: ["redacted"] })).toBe("[redacted] [redacted]");
  });

  test("the text around a secret that is not encoded", () => {
    const text = "100%25 &amp; \\n of s3cret-0123456";
    expect(redact(text, { values: ["s3cret-0123456"] })).toBe("100%25 &amp; \\n of [redacted]");
  });

  test("a message that names a sensitive property", () => {
    const properties = ["link_token"];
    const text = "link_token is required; 'link_token' must be a text";
    expect(redact(text, { values: [], properties })).toBe(text);
  });

  test.each([
    '{\\"link_token\\": 1}',
    "{'link_token': 1}",
    "a?link_token=1",
    "&quot;link_token&quot;:1",
  ])("but for what tells a sensitive property's value: %s", (text) => {
    expect(redact(text, { values: [], properties: ["link_token"] })).toBe("[redacted]");
  });

  test("with signs in the property's name", () => {
    const show = (text: string) => redact(text, { values: [], properties: ["a.b", "c+"] });
    expect(["{'a.b':1}", "{'c+':1}"].map(show)).toEqual(["[redacted]", "[redacted]"]);
    expect(["{'a-b':1}", "{'ab':1}"].map(show)).toEqual(["{'a-b':1}", "{'ab':1}"]);
  });

  test("our own words, fields and advice", async () => {
    for (const token of ["must", "https", "configuration", "baseUrl", "a"]) {
      const error = await failureOf(() => new Acme({ token, baseUrl: "nope" }));
      expect(error.message).toMatch(/^baseUrl must be an https URL/);
      expect(error.fields).toEqual(["baseUrl"]);
    }
    const refused = await failureOf(() =>
      new Acme({
        token: "answered",
        maxRetries: 0,
        fetch: async () => Response.json({ error: "answered" }, { status: 401 }),
      }).createLinkToken({ tenant_id: "a" }),
    );
    expect(refused.message).toBe("Acme responded with 401: [redacted]. Check token.");
  });
});

describe("what would take too long is redacted as a whole", () => {
  const values = ["tok_SECRET_abcdefghijkl"];

  test("where there are too many secrets, or too long ones", () => {
    const many = Array.from({ length: 101 }, (_, index) => `s3cret-${index}`);
    expect(redact({ a: 1 }, { values: many })).toBe("[redacted]");
    expect(redact({ a: 1 }, { values: many.slice(1) })).toEqual({ a: 1 });
    const long = Array.from({ length: 100 }, (_, index) => `${index}`.padEnd(50, "x"));
    expect(redact({ a: 1 }, { values: long })).toEqual({ a: 1 });
    expect(redact({ a: 1 }, { values: ["x".repeat(5001)] })).toBe("[redacted]");
  });

  test("where there is too much text, or too many parts", () => {
    expect(redact(["a".repeat(2 ** 20)], { values })).toBe("[redacted]");
    expect(
      redact(
        Array.from({ length: 2 ** 18 }, () => 1),
        { values },
      ),
    ).toBe("[redacted]");
    expect(redact(["a".repeat(2 ** 14)], { values })).toEqual(["a".repeat(2 ** 14)]);
  });

  test("where it is nested too deep", () => {
    let deep: unknown = values[0];
    for (let level = 0; level < 100_000; level++) deep = [deep];
    expect(redact(deep, { values })).toBe("[redacted]");
  });

  test("not where one secret is repeated, which hides no other", async () => {
    const secret_code = Array.from({ length: 150 }, () => "x").concat("", "");
    const token = "planted-token-1";
    const operation = { ...createLinkToken, sensitive: ["secret_code", "link_token"] } as Operation;
    const seen: unknown[] = [];
    const fetch = async () =>
      Response.json(
        { secret_code, data: { link_token: token }, message: `token ${token} was made` },
        { status: 400, headers: { "x-request-id": token, location: `/${token}` } },
      );
    const options = {
      token: "t",
      maxRetries: 0,
      fetch,
      onResponse: (view: object) => seen.push(view),
    };
    const caller = createCaller(acme, options as {});
    const error = await failureOf(() => caller.send({ operation, input: { tenant_id: "a" } }));
    expect(error.message).toContain("token [redacted] was made");
    expect(reveal([error, seen])).not.toContain("planted");
  });

  test("and sensitive values of a response are gathered no further", () => {
    const gather = (length: number) =>
      findValues({ token: Array.from({ length }, (_, index) => `v${index}`) }, ["token"]);
    expect(gather(100)).toHaveLength(100);
    expect(gather(101)).toBeUndefined();
  });

  test("in an error and in hooks", async () => {
    const link_token = Array.from({ length: 2000 }, (_, index) => `planted-${index}`);
    const seen: unknown[] = [];
    const error = await failureOf(() =>
      new Acme({
        token: "t-1",
        maxRetries: 0,
        onResponse: (view) => seen.push(view),
        fetch: async () =>
          Response.json({ link_token, echo: link_token, error: "bad" }, { status: 400 }),
      }).createLinkToken({ tenant_id: "a" }),
    );
    expect(error).toMatchObject({ kind: "invalid-request", body: "[redacted]" });
    expect(reveal([error, seen])).not.toContain("planted");
    expect(seen).toMatchObject([{ status: 400, url: "[redacted]", headers: {} }]);
  });
});
