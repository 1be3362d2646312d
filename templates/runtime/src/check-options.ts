import type { Resolution, Settings } from "./resolve-target.js";

/**
 * Refuses options, of a client or of a call, that are wrong in themselves; the error names the option.
 *
 * Reads nothing from the environment.
 */
export function checkOptions(options: Settings, { provider, fail }: Resolution): void {
  if (typeof options !== "object" || options === null) {
    throw fail("configuration", "The options must be an object.");
  }
  for (const [name, value] of Object.entries(options)) {
    const [type, isRight] = Object.hasOwn(provider.credentials, name)
      ? credential
      : (rules[name] ?? []);
    if (value != null && isRight && !isRight(value)) {
      throw fail("configuration", `${name} must be a ${type}.`, { fields: [name] });
    }
  }
}

/** What an option must be, in words and as a test. */
type Rule = readonly [type: string, isRight: (value: unknown) => boolean];

const credential = anyOf("string", "function");
const text = anyOf("string");
const hook = anyOf("function");
const object = anyOf("object");
const flag = anyOf("boolean");
const time: Rule = [
  "positive number of milliseconds",
  (value) => typeof value === "number" && value > 0 && value < 2 ** 31,
];
const count: Rule = [
  "whole number that is not negative",
  (value) => Number.isInteger(value) && Number(value) >= 0,
];
const signal: Rule = [
  "signal of an AbortController",
  // Of any realm, and a polyfill's.
  (value) => typeof Object(value).addEventListener === "function",
];

const rules: Readonly<Record<string, Rule>> = {
  environment: text,
  fetch: hook,
  headers: object,
  timeout: time,
  deadline: time,
  maxRetries: count,
  signal,
  validate: object,
  extraBody: object,
  unchecked: flag,
  dangerouslyAllowBrowser: flag,
  onRequest: hook,
  onResponse: hook,
  onRetry: hook,
  onError: hook,
};

function anyOf(...types: string[]): Rule {
  return [types.join(" or "), (value) => types.includes(typeof value)];
}
