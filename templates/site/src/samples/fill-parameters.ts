import {
  type ParameterDescription,
  type WritableParameter,
  writeParameter,
} from "@linkmint/runtime";
import type { SampleSubject } from "./sample-subject.js";
import { parameterValue } from "./parameter-value.js";
import type { SamplePair } from "./sample-request.js";

/** An input's parameters in their locations, and what is left of it. */
export interface FilledSample {
  /** With its query. */
  readonly path: string;
  readonly headers: readonly SamplePair[];
  readonly body: Readonly<Record<string, unknown>>;
}

/** Writes an operation's parameters as the client does. @throws {TypeError} Where a location cannot carry a value. */
export function fillParameters(subject: SampleSubject): FilledSample {
  const { operation, input } = subject;
  const { parameters = [] } = operation;
  let { path } = operation;
  const query: string[] = [];
  const headers: SamplePair[] = [];
  for (const parameter of parameters) {
    const { name } = parameter;
    const value = parameterValue(parameter, subject);
    if (value === undefined || value === null) continue;
    const text = writeParameter(value, writable(parameter))?.text;
    const forbidden = forbiddenTexts[parameter.in];
    if (text === undefined || forbidden?.test(text))
      throw new TypeError(`${name} cannot be written into a ${parameter.in}.`);
    if (parameter.in === "path") path = path.replaceAll(`{${name}}`, () => encodeRest(text));
    else if (parameter.in === "header") headers.push({ name, value: [text] });
    else if (text !== "") query.push(encodeRest(text));
  }
  if (/\/\.\.?(?=\/|$)/u.test(path)) {
    throw new TypeError(`A step of the path must not be a dot or two: ${path}`);
  }
  const taken = new Set(parameters.map((parameter) => parameter.input));
  return {
    path: [path, ...(query.length > 0 ? [query.join("&")] : [])].join("?"),
    headers,
    body: Object.fromEntries(Object.entries(input).filter(([name]) => !taken.has(name))),
  };
}

/** Texts that a location cannot carry. */
const forbiddenTexts: Readonly<Record<string, RegExp>> = { header: /[^\t -~]/u, path: /^$/u };

function writable({ in: location, name, style, explode }: ParameterDescription): WritableParameter {
  return {
    location,
    name,
    ...(style !== undefined && { style: style as "deepObject" }),
    ...(explode !== undefined && { explode }),
  };
}

/** What a path or a query may have as it is, and curl or a shell reads as its own. */
function encodeRest(text: string): string {
  return text.replace(/['[\]]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
