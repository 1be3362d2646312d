import {
  formBody,
  problemDetails,
  textResponse,
  type Operation,
} from "../../templates/runtime/src/index.js";

/** A form with nested objects, as the generator describes it. */
export const createSession: Operation = {
  id: "createSession",
  method: "POST",
  path: "/sessions",
  mediaType: "application/x-www-form-urlencoded",
  encoding: formBody({ holder: "deepObject", permissions: "deepObject" }),
  result: { token: "/secret" },
  error: { code: "/error/code", message: "/error/message" },
  sensitive: ["secret", "customer"],
};

/** A vendor's own JSON, there and back. */
export const createWidget: Operation = {
  id: "createWidget",
  method: "POST",
  path: "/widgets",
  mediaType: "application/vnd.acme.v1+json",
  accept: "application/vnd.acme.v1+json, application/problem+json",
  result: { url: "/url" },
};

/** A token that is the whole body, as plain text. */
export const createTextToken: Operation<unknown, string> = {
  id: "createTextToken",
  method: "POST",
  path: "/text-tokens",
  accept: "text/plain, application/json",
  response: textResponse(),
  result: { token: "" },
};

/** Failures are problem details. */
export const createProblem: Operation = {
  id: "createProblem",
  method: "POST",
  path: "/problems",
  result: { token: "/token" },
  problem: problemDetails(),
};
