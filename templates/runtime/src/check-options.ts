import { type Fail, refusal } from "./failure.js";
import { isObject } from "./is-object.js";
import type { Provider } from "./provider.js";

/**
 * Refuses options, of a client or of a call, that are wrong in themselves; the error names the option.
 *
 * Reads nothing from the environment.
 */
export function checkOptions(options: object, { credentials }: Provider, fail: Fail): void {
  if (typeof options !== "object" || options === null) {
    throw refusal(fail, "options", "must be an object");
  }
  for (const [name, value] of Object.entries(options)) {
    const type = Object.hasOwn(credentials, name) ? "string or function" : types[name];
    // Most types say in words what `typeof` has to give.
    if (type && value != null && !(tests[type]?.(value) ?? type.includes(typeof value))) {
      throw refusal(fail, name, `must be a ${type}`);
    }
  }
}

const time = "number of milliseconds above 0";
const count = "whole number from 0";
const signal = "signal of an AbortController";

const types: Readonly<Record<string, string>> = {
  environment: "string",
  fetch: "function",
  headers: "object",
  timeout: time,
  deadline: time,
  maxRetries: count,
  signal,
  validate: "object",
  extraBody: "object",
  unchecked: "boolean",
  dangerouslyAllowBrowser: "boolean",
  onRequest: "function",
  onResponse: "function",
  onRetry: "function",
  onError: "function",
};

const tests: Readonly<Record<string, (value: unknown) => boolean>> = {
  [time]: (value) => typeof value === "number" && value > 0 && value < 2 ** 31,
  [count]: (value) => Number.isInteger(value) && Number(value) >= 0,
  // Of any realm, and a polyfill's.
  [signal]: (value) =>
    typeof Object(value).addEventListener === "function" &&
    typeof Object(value).removeEventListener === "function",
  object: isObject,
};
