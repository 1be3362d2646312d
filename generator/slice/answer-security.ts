import { isDeepStrictEqual } from "node:util";
import { quoteList } from "../diagnostics/quote.js";
import { freeName } from "../names/free-name.js";
import { toPointer } from "../openapi/pointer.js";
import type { Answer } from "../types/answers.js";
import { type JsonObject, asObject, asList } from "../types/json.js";
import type { Answered, AnswerProblem } from "./apply-answers.js";
import { keepKeys } from "./keep-keys.js";
import { nonEmpty } from "./slice-operation.js";
import { inheritsSecurity, isSecurityOpen, operationsOf, undecided } from "./suggest-security.js";

/**
 * Writes how calls authenticate into a slice whose document does not say: as the author answered, by one of the schemes
 * that the document `declared` or by a new one. Without an answer the location is left empty, which the linter asks about.
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
  if (!operationsOf(spec).some(inheritsSecurity)) return refused(spec, answer, decidedAlready);
  const scheme = readSecurity(answer.text, declared);
  if (scheme === undefined) return refused(spec, answer, unreadable(declared));
  const { name, secured } = secure(spec, scheme);
  const located = name === undefined ? [] : [toPointer(["components", "securitySchemes", name])];
  return {
    spec: secured,
    located: ["/security", ...located].map((pointer) => ({ answer, pointer })),
    problems: [],
  };
}

function nothingWrong(spec: JsonObject): Answered {
  return { spec: inOrder(spec), located: [], problems: [] };
}

type Refusal = Omit<AnswerProblem, "answer">;

function refused(spec: JsonObject, answer: Answer, why: Refusal): Answered {
  return { spec, located: [], problems: [{ answer, ...why }] };
}

/** What an operation says itself counts for more than what is said of all (OpenAPI 3.1, 4.8.10.1). */
const decidedAlready: Refusal = {
  message: "The document says of each of the operations how it authenticates.",
  help: "leave --security out, and change the security of the operations in the spec where the document is wrong",
};

function unreadable(declared: JsonObject): Refusal {
  const names = Object.keys(declared);
  const known = names.length === 0 ? "" : `; the document has ${quoteList(names, "and")}`;
  return {
    message: "This is no way to authenticate.",
    help: `write bearer, basic, header:NAME, query:NAME, oauth2:TOKEN-URL, none, or the name of a scheme of the document${known}`,
  };
}

/** A security scheme and what it is called where nothing else is; neither where calls take no credentials. */
interface NamedScheme {
  readonly name?: string;
  readonly scheme?: JsonObject;
}

function readSecurity(text: string, declared: JsonObject): NamedScheme | undefined {
  if (Object.hasOwn(declared, text)) return { name: text, scheme: asObject(declared[text]) };
  if (text === "none") return {};
  if (text === "bearer" || text === "basic") {
    return { name: text, scheme: { type: "http", scheme: text } };
  }
  const [, kind, value = ""] = /^(\w+):(.+)$/su.exec(text) ?? [];
  switch (kind) {
    case "header":
    case "query":
      return { name: "apiKey", scheme: { type: "apiKey", in: kind, name: value } };
    case "oauth2": {
      const flows = { clientCredentials: { tokenUrl: value, scopes: {} } };
      return { name: "oauth", scheme: { type: kind, flows } };
    }
    default:
      return undefined;
  }
}

/** The spec whose operations authenticate so, but for those that say otherwise, and the scheme's name in it. */
function secure(spec: JsonObject, { name: wanted, scheme }: NamedScheme) {
  if (wanted === undefined || scheme === undefined) {
    const allowed = { code: undecided, reason: "The API takes no credentials." };
    return { secured: tidy({ ...spec, security: [], "x-link-allow": [allowed] }) };
  }
  const components = asObject(spec["components"]);
  const schemes = usedSchemes({ ...spec, security: [] });
  const isOther = (name: string) =>
    Object.hasOwn(schemes, name) && !isDeepStrictEqual(schemes[name], scheme);
  const name = freeName(wanted, isOther);
  const securitySchemes = { ...schemes, [name]: scheme };
  const secured = {
    ...spec,
    security: [{ [name]: [] }],
    components: { ...components, securitySchemes },
  };
  return { name, secured: tidy(secured) };
}

/** The security schemes that are named where it counts. */
function usedSchemes(spec: JsonObject): JsonObject {
  const used = [spec, ...operationsOf(spec)]
    .flatMap(({ security }) => asList(security))
    .flatMap((requirement) => Object.keys(asObject(requirement)));
  const schemes = asObject(asObject(spec["components"])["securitySchemes"]);
  return keepKeys(
    schemes,
    Object.keys(schemes).filter((key) => used.includes(key)),
  );
}

/** The spec without schemes that nothing uses, in the usual order. */
function tidy(spec: JsonObject): JsonObject {
  const { components, ...rest } = spec;
  const { securitySchemes: _, ...others } = asObject(components);
  const kept = { ...nonEmpty("securitySchemes", usedSchemes(spec)), ...others };
  return inOrder({ ...rest, ...nonEmpty("components", kept) });
}

function inOrder(spec: JsonObject): JsonObject {
  const first = keepKeys(spec, ["openapi", "info", "x-link-allow", "servers", "security"]);
  return { ...first, ...spec };
}
