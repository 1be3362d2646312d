import { toPascalCase } from "../names/casing.js";
import { changeAt, toPointer, valueAt } from "../openapi/pointer.js";
import type { Answer, QuestionName } from "../types/answers.js";
import { type JsonObject, type JsonValue, asObject } from "../types/json.js";
import { keepKeys } from "./keep-keys.js";
import type { SlicedOperation } from "./slice-operations.js";

/** An answer that has no form that it may have. */
export interface AnswerProblem {
  readonly answer: Answer;
  readonly message: string;
  readonly help: string;
}

/** An answer, and where in the spec it stands. */
export interface LocatedAnswer {
  readonly answer: Answer;
  readonly pointer: string;
}

/** A spec with what its author answered. */
export interface Answered {
  readonly spec: JsonObject;
  readonly located: readonly LocatedAnswer[];
  readonly problems: readonly AnswerProblem[];
}

/** Writes an author's answers into a spec; of what is answered twice, the last one counts. */
export function applyAnswers(
  spec: JsonObject,
  answers: readonly Answer[],
  operations: readonly SlicedOperation[],
): Answered {
  const located: LocatedAnswer[] = [];
  const problems: AnswerProblem[] = [];
  let result = spec;
  const servers = answers.filter(({ question }) => question === "server");
  for (const [index, answer] of servers.entries()) {
    located.push({ answer, pointer: toPointer(["servers", index]) });
  }
  for (const answer of answers) {
    const found = operations.find(({ name }) => name === answer.operation) ?? operations[0];
    const path = pathOf(answer.question, found);
    if (path === undefined) continue;
    const read = readAnswer(answer);
    if ("help" in read) {
      problems.push({ answer, ...read });
      continue;
    }
    const isNothing = read.value === null;
    const location = isNothing ? path.slice(0, -1) : path;
    result = setAt(result, location, read.value);
    if (answer.question === "name" && !answers.some(({ question }) => question === "client")) {
      result = setAt(result, ["info", "x-link-provider", "client"], toPascalCase(answer.text));
    }
    located.push({ answer, pointer: toPointer(location) });
  }
  return { spec: completeTokens(result, operations), located, problems };
}

const tokenLocations: Readonly<Partial<Record<QuestionName, readonly string[]>>> = {
  token: ["result", "token"],
  url: ["result", "url"],
  expires: ["result", "expiresAt"],
  "request-id": ["result", "requestId"],
  "error-code": ["error", "code"],
  "error-message": ["error", "message"],
  method: ["method"],
  naming: ["naming"],
};

function pathOf(
  question: QuestionName,
  operation: SlicedOperation | undefined,
): string[] | undefined {
  if (question === "name" || question === "client") return ["info", "x-link-provider", question];
  const location = tokenLocations[question];
  if (location === undefined || operation === undefined) return undefined;
  return ["paths", operation.path, operation.method, "x-link-token", ...location];
}

/** What an answer means: `none` says that the operation mints nothing, `body` that the whole body is meant. */
function readAnswer({
  question,
  text,
}: Answer): { readonly value: JsonValue } | { readonly message: string; readonly help: string } {
  switch (question) {
    case "token":
      return readPointer(text === "none" ? null : text);
    case "url":
    case "request-id":
    case "error-code":
    case "error-message":
      return readPointer(text);
    case "expires": {
      const value = readExpiry(text);
      return value === undefined ? { message: "This is no expiry.", help: expiryForms } : { value };
    }
    default:
      return { value: text };
  }
}

function readPointer(text: string | null) {
  if (text === null) return { value: null };
  if (text === "body") return { value: "" };
  if (text.startsWith("/")) return { value: text };
  return {
    message: "This is no JSON Pointer.",
    help: "write the way to the property from the top of the body on, such as /data/token",
  };
}

/** An object with a value at a path; objects on the way are made where there are none. */
function setAt(value: JsonObject, path: readonly string[], set: JsonValue): JsonObject {
  return asObject(changeAt(value, path, () => set));
}

const order = ["primary", "method", "naming", "result", "error"];

/** Each `x-link-token` in its usual order; what mints nothing is not primary, and where one mints it need not say so. */
function completeTokens(spec: JsonObject, operations: readonly SlicedOperation[]): JsonObject {
  const locations = operations.map(({ path, method }) => ["paths", path, method, "x-link-token"]);
  const minting = locations.filter(
    (location) => asObject(valueAt(spec, toPointer(location)))["result"] !== null,
  );
  return locations.reduce((completed, location) => {
    const { primary: _, ...token } = asObject(valueAt(spec, toPointer(location)));
    const isAsked = minting.length > 1 && minting.includes(location);
    const primary = isAsked ? { primary: location === minting[0] } : {};
    return setAt(completed, location, {
      ...keepKeys({ ...primary, ...token }, order),
      ...primary,
      ...token,
    });
  }, spec);
}

const forms = [
  "/expires_at:date-time",
  "/expires:epoch-seconds",
  "request:/minutes:minutes:30",
  "documented:PT10M",
];

/** How an expiry is written as an answer. */
const expiryForms = `write it like ${forms.slice(0, -1).join(", ")} or ${forms.at(-1)}`;

/**
 * An expiry as it is typed, as `result.expiresAt`; nothing where it has no such form.
 *
 * @example readExpiry("/data/expires_at:date-time"); // { field: "/data/expires_at", as: "date-time" }
 */
function readExpiry(text: string): JsonObject | undefined {
  const documented = /^documented:(\S+)$/u.exec(text);
  if (documented !== null) return { documented: documented[1] ?? "" };
  const request = /^request:(\/.*):(\w+):(\d+(?:\.\d+)?)$/u.exec(text);
  if (request !== null) {
    const [, pointer = "", unit = "", fallback] = request;
    return { request: pointer, unit, default: Number(fallback) };
  }
  const field = /^(\/.*):([\w-]+)$/u.exec(text);
  return field === null ? undefined : { field: field[1] ?? "", as: field[2] ?? "" };
}
