import { quoteList } from "../../diagnostics/quote.js";
import { suggest } from "../../diagnostics/suggest.js";
import { isScope } from "../flags.js";

/** What is wrong with a value in a config. */
export interface Misfit {
  /** The keys that lead to the value. */
  readonly keys: readonly string[];
  readonly message: string;
  readonly help: string;
}

/** Everything in which a value differs from a `Config`. */
export function checkConfig(value: unknown): readonly Misfit[] {
  return [...config(value, []), ...unpublished(value)];
}

/** Checks a value that certain keys lead to. */
type Check = (value: unknown, keys: readonly string[]) => readonly Misfit[];

const config = object('{ "scope": "@acme" }', {
  specs: folder("specs"),
  out: folder("generated"),
  scope,
  repository: (value, keys) =>
    typeof value === "object"
      ? [...place(value, keys), ...noAddress(value, keys)]
      : gitAddress(value, keys),
  private: oneOf(true, false),
  license: text("an SPDX license expression", /^[\w(][\w.+() -]*$/u, "MIT"),
  access: oneOf("public", "restricted"),
  registry: address(/^https?:$/u, "https://npm.acme.example/"),
  source: oneOf(true, false),
  dependencies: object(
    '{ "openapi-fetch": "^0.17.0" }',
    Object.fromEntries(
      ["@linkmint/runtime", "openapi-fetch", "typescript"].map((name) => [
        name,
        text("a range of versions", /^\S(?:.*\S)?$/u, "^1.2.3"),
      ]),
    ),
  ),
  site: (value, keys) => (typeof value === "boolean" ? [] : site(value, keys)),
  providers: record(
    '{ "acme": { "out": "packages/acme" } }',
    object('{ "out": "packages/acme" }', { out: folder("packages/acme") }),
  ),
  strict: (value, keys) =>
    typeof value === "boolean"
      ? []
      : [misfit(value, { keys, wanted: "true or false", example: "true" })],
  maxWarnings: (value, keys) =>
    Number.isSafeInteger(value) && Number(value) >= 0
      ? []
      : [misfit(value, { keys, wanted: "a number of warnings", example: "0" })],
});

const gitAddress = address(/^https:$/u, "https://github.com/acme/link.git");

const place = object('{ "url": "https://github.com/acme/link.git", "directory": "tools/link" }', {
  url: gitAddress,
  directory: folder("tools/link"),
});

function noAddress(value: unknown, keys: readonly string[]): Misfit[] {
  if (!isPlainObject(value) || value["url"] !== undefined) return [];
  const help = 'add "url": "https://github.com/acme/link.git"';
  return [{ keys, message: `${keys.join(".")} has no url.`, help }];
}

const site = object("true", {
  out: folder("generated/site"),
  gateways: record('{ "Our app": "https://app.example/link" }', gateway),
});

/** Pages may send to it, so it stands on each of them. */
function gateway(value: unknown, keys: readonly string[]): Misfit[] {
  const url = openAddress(value);
  const isHere = /^(?:127\.0\.0\.1|localhost)$/u.test(url?.hostname ?? "");
  const isPlain = /^[a-z\d.-]+$/u.test(url?.hostname ?? "");
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && isHere);
  return isSafe && isPlain ? [] : [misplaced("an https", keys, "https://app.example/link")];
}

function folder(example: string): Check {
  return (value, keys) => {
    if (typeof value === "string" && /^\P{Cc}+$/u.test(value)) return [];
    const isOdd = typeof value === "string" && value !== "";
    const wanted = isOdd ? "a path without control characters" : "a path";
    return [misfit(value, { keys, wanted, example: JSON.stringify(example) })];
  };
}

function scope(value: unknown, keys: readonly string[]): Misfit[] {
  if (typeof value === "string" && isScope(value)) return [];
  return [misfit(value, { keys, wanted: "an npm scope", example: '"@acme"' })];
}

/** Checks a text; `wanted` says what it should be. */
function text(wanted: string, pattern: RegExp, example: string): Check {
  return (value, keys) =>
    typeof value === "string" && pattern.test(value)
      ? []
      : [misfit(value, { keys, wanted, example: JSON.stringify(example) })];
}

function oneOf(...values: readonly (string | boolean)[]): Check {
  const [first = "", second = ""] = values.map((value) => JSON.stringify(value));
  return (value, keys) =>
    values.some((each) => each === value)
      ? []
      : [misfit(value, { keys, wanted: `${first} or ${second}`, example: first })];
}

/** Checks an address that everybody may read: it stands in published packages. */
function address(protocol: RegExp, example: string): Check {
  return (value, keys) =>
    protocol.test(openAddress(value)?.protocol ?? "")
      ? []
      : [misplaced(protocol.test("http:") ? "a" : "an https", keys, example)];
}

/** Reads an address that has no part that may hold a secret. */
function openAddress(value: unknown): URL | undefined {
  const url = typeof value === "string" && URL.canParse(value) ? new URL(value) : undefined;
  return url?.href === `${url?.origin}${url?.pathname}` ? url : undefined;
}

/** The value is not repeated, since it may hold a token. */
function misplaced(kind: string, keys: readonly string[], example: string): Misfit {
  const message = `${keys.join(".")} should be ${kind} URL without credentials, query and fragment.`;
  return { keys, message, help: `write it like ${JSON.stringify(example)}` };
}

/** Reports what says where packages are published, where none is. */
function unpublished(value: unknown): Misfit[] {
  if (!isPlainObject(value) || value["private"] === false) return [];
  return ["access", "registry"].flatMap((key) => {
    if (value[key] === undefined) return [];
    const message = `${key} is for packages that are published, and these are private.`;
    return [{ keys: [key], message, help: `add "private": false, or remove ${key}` }];
  });
}

/** Checks an object that may have these keys and no others. */
function object(example: string, checks: Readonly<Record<string, Check>>): Check {
  return record(example, (value, keys) => {
    const key = keys.at(-1) ?? "";
    const check = Object.hasOwn(checks, key) ? checks[key] : undefined;
    return check?.(value, keys) ?? [unknownKey(keys, Object.keys(checks))];
  });
}

/** Checks an object that may have any keys; one without a value is as good as none. */
function record(example: string, check: Check): Check {
  return (value, keys) => {
    if (!isPlainObject(value)) return [misfit(value, { keys, wanted: "an object", example })];
    return Object.entries(value).flatMap(([key, inner]) =>
      inner === undefined ? [] : check(inner, [...keys, key]),
    );
  };
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return Object.prototype.toString.call(value) === "[object Object]";
}

function unknownKey(keys: readonly string[], known: readonly string[]): Misfit {
  const key = keys.at(-1) ?? "";
  const parent = keys.slice(0, -1).join(".");
  const near = suggest(key, known);
  return {
    keys,
    message: `Unknown key ${JSON.stringify(key)}${parent === "" ? "" : ` in ${parent}`}.`,
    help: near === undefined ? `it knows ${quoteList(known, "and")}` : `did you mean "${near}"?`,
  };
}

interface Wanted {
  readonly keys: readonly string[];
  readonly wanted: string;
  readonly example: string;
}

function misfit(value: unknown, { keys, wanted, example }: Wanted): Misfit {
  const name = keys.length === 0 ? "The config" : keys.join(".");
  const message = `${name} should be ${wanted}, but is ${formatValue(value)}.`;
  return { keys, message, help: `write it like ${example}` };
}

/** A value in a few words: `a list`, `of type Promise`, `5`. */
function formatValue(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "function") return "a function";
  if (isPlainObject(value)) return "an object";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return String(value);
  return `of type ${Object.prototype.toString.call(value).slice("[object ".length, -1)}`;
}
