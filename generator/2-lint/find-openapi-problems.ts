import { catalog } from "../diagnostics/catalog.js";
import { valueAt } from "../openapi/pointer.js";
import type { Document } from "../types/document.js";
import { isJsonObject } from "../types/json.js";
import { type OpenApiCode, openApiWarnings } from "../types/warning-codes.js";
import { type Problem, valueProblem } from "../diagnostics/problem.js";
import { withoutNullable } from "./without-nullable.js";

/**
 * What Redocly's rules find in a document as OpenAPI (https://redocly.com/docs/cli/rules): the ones that say more than
 * ours. They look neither at a config nor at any other file, nor at the network.
 */
export async function findOpenApiProblems(document: Document): Promise<Problem[]> {
  const found = await runRules(document);
  if (found instanceof Error) {
    const message = `Redocly's rules could not read the document: ${oneSentence(found.message)}`;
    const help = "look for a $ref that is no address";
    return [valueProblem("openapi-struct", "", [message, help])];
  }
  const problems = found.flatMap(({ ruleId, message, location: [first] }) => {
    const code = openApiCodes.find((each) => ruleOf(each) === ruleId);
    const pointer = toPointer(first?.pointer);
    if (code === undefined || pointer === undefined || isOwnFailure(message)) return [];
    // Our own rule says so, and what to do.
    if (pointer.startsWith("/components/securitySchemes/")) return [];
    const part = first?.reportOnKey === true ? ({ part: "key" } as const) : {};
    const inNewWords = code === "openapi-struct" ? mechanical(document, pointer) : {};
    const help = inNewWords.help ?? remedyOf(catalog[code].fix);
    const fixed = code === "openapi-no-server-trailing-slash" && withoutSlash(document, pointer);
    const repair = fixed ? { repair: { kind: "replace", text: fixed } as const } : {};
    const problem = {
      ...valueProblem(code, pointer, [oneSentence(message), help]),
      ...part,
      ...repair,
    };
    return [{ ...problem, ...inNewWords }];
  });
  return firstOfEachPlace(problems);
}

/** Redocly's validator gives up where a reference is below a path with braces, and says so as if of the example. */
function isOwnFailure(message: string): boolean {
  return message.startsWith("Example validation errored:");
}

/** The rules trust references to be addresses, and fail where one is none. */
async function runRules({ source, spec }: Document) {
  const { BaseResolver, createConfig, lintDocument, Source } =
    await import("@redocly/openapi-core");
  const rules = Object.fromEntries(openApiCodes.map((code) => [ruleOf(code), settings]));
  const config = await createConfig({ rules });
  // What it finds in the working directory's .redocly.lint-ignore.yaml.
  config.ignore = {};
  const resolver = new BaseResolver();
  resolver.loadExternalRef = (file) => Promise.reject(new Error(`${file} is not read.`));
  try {
    return await lintDocument({
      // A copy, as aliases would make one object stand in several locations.
      document: {
        source: new Source(source.path, source.text),
        parsed: JSON.parse(JSON.stringify(spec)),
      },
      config,
      externalRefResolver: resolver,
    });
  } catch (error) {
    return error instanceof Error ? error : new Error("it failed");
  }
}

/** How to say what OpenAPI 3.1 says in another way than 3.0. */
function mechanical({ spec }: Document, pointer: string): Partial<Pick<Problem, "help" | "edits">> {
  if (!pointer.endsWith("/nullable")) return {};
  const location = pointer.slice(0, -"/nullable".length);
  const schema = valueAt(spec, location);
  const edits = isJsonObject(schema) ? withoutNullable(schema, location) : undefined;
  const help = 'say it with "null" among the types';
  return edits === undefined ? { help } : { help: `${help}; \`linkmint lint --fix\` does`, edits };
}

function withoutSlash({ spec }: Document, pointer: string): string | undefined {
  const [, index = ""] = /^\/servers\/(\d+)\/url$/u.exec(pointer) ?? [];
  return spec.servers?.[Number(index)]?.url.replace(/\/+$/u, "");
}

/** Redocly's fragment as a pointer; an item that it could not find again is shown as its list. */
function toPointer(fragment: string | undefined): string | undefined {
  return fragment?.replace(/^#\/?/u, "/").replace(/^\/$|\/-1$/gu, "");
}

/** One location breaks a rule once. */
function firstOfEachPlace(problems: readonly Problem[]): Problem[] {
  const keys = problems.map(({ code, pointer }) => `${code} ${pointer}`);
  return problems.filter((_, index) => keys.indexOf(keys[index] ?? "") === index);
}

/** A schema that does not forbid further properties allows them, whatever Redocly's examples would rather have. */
const settings = { severity: "warn", allowAdditionalProperties: true } as const;

function ruleOf(code: OpenApiCode): string {
  return code.replace(/^openapi-/u, "");
}

const openApiCodes = Object.keys(openApiWarnings) as OpenApiCode[];

/** A sentence of the catalogue as the help of a diagnostic. */
function remedyOf(fix: string): string {
  return fix.charAt(0).toLowerCase() + fix.slice(1, -1);
}

/** Redocly's words on one line, with a full stop. */
function oneSentence(message: string): string {
  const line = message
    .replace(/\s*\n\s*/gu, " ")
    .replaceAll("`[object Object]`", "an object")
    .trim();
  return /[.!?]$/u.test(line) ? line : `${line}.`;
}
