import { type Fail, refusal } from "./failure.js";
import { isObject } from "./is-object.js";
import { nearest } from "./nearest.js";
import { peek } from "./peek.js";
import { plainText } from "./plain-text.js";
import type { Provider } from "./provider.js";

/**
 * Returns what is given of the options of a client or of a call, which has to know each and be able to use it;
 * the error names the option.
 *
 * Reads nothing from the environment.
 */
export function readOptions<Options extends object>(
  options: Options,
  types: Types,
  { provider, fail }: Reading,
): Options {
  const { credentials, options: others = [], clientOptions: own = [] } = provider;
  let entries: [string, unknown][] | false = false;
  try {
    entries = isObject(options) && Object.entries(options);
  } catch {
    // What a getter throws may hold anything.
  }
  if (!entries) {
    throw refusal(fail, "options", "must be an object that can be read");
  }
  const found: Record<string, unknown> = {};
  for (const [name, value] of entries) {
    // Most calls have no options, and never come here.
    const known = Object.keys({ ...types, ...credentials }).concat(
      others,
      types === clientOptions ? own : [],
    );
    if (!known.includes(name)) {
      const near = nearest(name, known);
      const hint = near ? `did you mean ${near}?` : `there are ${known.join(", ")}`;
      throw refusal(fail, plainText(name, 50), `is no option here: ${hint}`);
    }
    const type =
      types[name] ??
      (credentials[name] ? "a string or function" : own.includes(name) && "a string");
    // Most types say in words what `typeof` has to give.
    if (value == null) {
      continue;
    }
    if (type && !(tests[type]?.(value) ?? type.includes(typeof value))) {
      throw refusal(fail, name, `must be ${type}`);
    }
    found[name] = value;
  }
  return found as Options;
}

/** What each option has to be, by its name. */
type Types = Readonly<Record<string, string>>;

interface Reading {
  readonly provider: Provider;
  readonly fail: Fail;
}

const time = "a number of milliseconds above 0";
const count = "a whole number from 0";
const signal = "an AbortSignal";
const texts = "an object of texts";
const gateway = 'the text "gateway"';
const limits = { timeout: time, deadline: time, maxRetries: count, signal, headers: texts };

/** What each option of a call has to be, besides credentials and what fills parameters. */
export const callOptions: Types = { ...limits, extraBody: "an object", unchecked: "a boolean" };

/** What each option of a client has to be, besides credentials and what fills parameters. */
export const clientOptions: Types = {
  ...limits,
  environment: "a string",
  baseUrl: "a string",
  fetch: "a function",
  validate: "an object",
  dangerouslyAllowBrowser: "a boolean",
  credentials: gateway,
  onRequest: "a function",
  onResponse: "a function",
  onRetry: "a function",
  onError: "a function",
};

const tests: Readonly<Record<string, (value: unknown) => boolean>> = {
  [time]: (value) => typeof value === "number" && value > 0 && value < 2 ** 31,
  [count]: (value) => Number.isInteger(value) && (value as number) >= 0,
  // Of any realm, and a polyfill's.
  [signal]: (value) =>
    ["addEventListener", "removeEventListener"].every(
      (name) => typeof peek(value, name) === "function",
    ),
  "an object": isObject,
  [gateway]: (value) => value === "gateway",
  // Headers of any realm, too.
  [texts]: (value) => isObject(value) || typeof peek(value, "append") === "function",
};
