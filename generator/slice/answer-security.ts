import type { Answer } from "../types/answers.js";
import type { JsonObject } from "../types/json.js";
import { asObject } from "../util/as-object.js";
import type { Answered, AnswerProblem } from "./apply-answers.js";
import { isSecurityOpen, undecided } from "./is-security-open.js";
import { keepKeys } from "./keep-keys.js";

/**
 * Writes how calls authenticate into a slice whose document does not say: as the author answered, by one of the schemes
 * that the document `declared` or by a new one. Without an answer the place is left empty, which the linter asks about.
 */
export function answerSecurity(
  spec: JsonObject,
  answers: readonly Answer[],
  declared: JsonObject,
): Answered {
  const answer = answers.findLast(({ question }) => question === "security");
  if (answer === undefined) {
    const isOpen = isSecurityOpen(spec) && spec["security"] === undefined;
    return nothingWrong(isOpen ? { ...spec, security: [] } : spec);
  }
  const scheme = readSecurity(answer.text, declared);
  if (scheme === undefined) return { spec, placed: [], problems: [{ answer, ...unreadable }] };
  const secured = secure(spec, scheme);
  const placed = Object.keys(scheme).map((key) => `/components/securitySchemes/${key}`);
  return {
    spec: secured,
    placed: ["/security", ...placed].map((pointer) => ({ answer, pointer })),
    problems: [],
  };
}

function nothingWrong(spec: JsonObject): Answered {
  return { spec: inOrder(spec), placed: [], problems: [] };
}

const unreadable: Omit<AnswerProblem, "answer"> = {
  message: "This is no way to authenticate.",
  help: "write bearer, basic, header:NAME, query:NAME, oauth2:TOKEN-URL, none, or the name of a scheme of the document",
};

/** The scheme under its name; an object without one where there is none. */
function readSecurity(text: string, declared: JsonObject): JsonObject | undefined {
  const known = Object.hasOwn(declared, text) ? declared[text] : undefined;
  if (known !== undefined) return { [text]: known };
  const [, kind = "", name = ""] = /^(\w+)(?::(.+))?$/su.exec(text) ?? [];
  switch (kind) {
    case "none":
      return {};
    case "bearer":
    case "basic":
      return { [kind]: { type: "http", scheme: kind } };
    case "header":
    case "query":
      if (name === "") return undefined;
      return { apiKey: { type: "apiKey", in: kind, name } };
    case "oauth2":
      if (name === "") return undefined;
      return {
        oauth: { type: kind, flows: { clientCredentials: { tokenUrl: name, scopes: {} } } },
      };
    default:
      return undefined;
  }
}

function secure(spec: JsonObject, scheme: JsonObject): JsonObject {
  const components = asObject(spec["components"]);
  const names = Object.keys(scheme);
  if (names.length === 0) {
    const allowed = { code: undecided, reason: "The API takes no credentials." };
    return inOrder({ ...spec, security: [], "x-link-allow": [allowed] });
  }
  return inOrder({
    ...spec,
    security: names.map((name) => ({ [name]: [] })),
    components: {
      securitySchemes: { ...asObject(components["securitySchemes"]), ...scheme },
      ...keepKeys(components, ["schemas"]),
    },
  });
}

function inOrder(spec: JsonObject): JsonObject {
  const first = keepKeys(spec, ["openapi", "info", "x-link-allow", "servers", "security"]);
  return { ...first, ...spec };
}
