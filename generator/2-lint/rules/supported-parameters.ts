import { quote, quoteList } from "../../diagnostics/quote.js";
import { furtherSchemas, itemSchemas } from "../../openapi/keywords.js";
import { isIgnoredParameter } from "../../openapi/operations.js";
import { describingSame, schemaTypes } from "../../openapi/schema.js";
import type { OpenApi, Schema } from "../../types/openapi.js";
import type { LintContext, LintedParameter } from "../build-context.js";
import { isResolvable } from "../operation-bodies.js";
import { isOmitted, usedParameters } from "../parameter-inputs.js";
import { keyProblem, type Problem, valueProblem } from "../../diagnostics/problem.js";

/** Parameters have a location and a form that can be written into a request (OpenAPI 3.1, 4.8.12). */
export function* supportedParameters(context: LintContext): Iterable<Problem> {
  for (const linted of usedParameters(context)) {
    const { pointer, parameter } = linted;
    if (parameter.name === undefined || parameter.name === "") {
      yield invalid(`${pointer}/name`, "The parameter has no name.", "add name");
    } else if (!isLocation(parameter.in)) {
      yield* otherLocation(linted);
    } else if (isIgnoredParameter(linted.parameter)) {
      yield ignoredHeader(linted);
    } else if (!isOmitted(linted)) {
      yield* form(context, linted);
    }
  }
}

const locations = ["path", "query", "header"] as const;

function isLocation(location: string | undefined): location is (typeof locations)[number] {
  return (locations as readonly (string | undefined)[]).includes(location);
}

function invalid(pointer: string, message: string, help: string): Problem {
  return keyProblem("invalid-parameter", pointer, [message, help]);
}

function* otherLocation(linted: LintedParameter): Iterable<Problem> {
  const { pointer, parameter } = linted;
  const name = quote(parameter.name ?? "");
  if ((parameter.in as string) === "querystring") {
    yield valueProblem("unsupported-parameter", `${pointer}/in`, [
      `The parameter ${name} is the whole query (OpenAPI 3.2), which packages do not write as one.`,
      "describe what the query is made of as parameters of their own, with in: query",
    ]);
  } else if (parameter.in !== "cookie") {
    yield {
      ...invalid(
        `${pointer}/in`,
        `The parameter ${name} does not say where it stands.`,
        `write in: ${locations.join(", ")} or cookie`,
      ),
      ...(parameter.in !== undefined && { part: "value" }),
    };
  } else if (!isOmitted(linted)) {
    yield valueProblem("unsupported-parameter", `${pointer}/in`, [
      `The parameter ${name} stands in a cookie, which a client of this kind does not send.`,
      "remove it, if the operation works without",
    ]);
  }
}

/** What to do about the headers that OpenAPI ignores. */
const remedies: Readonly<Record<string, string>> = {
  authorization: "describe it as a security scheme, and remove the parameter",
  accept: "remove it: the media types of the responses say it",
  "content-type": "remove it: the media type of the request body says it",
};

function ignoredHeader({ pointer, parameter }: LintedParameter): Problem {
  const name = parameter.name ?? "";
  return valueProblem("unsupported-parameter", `${pointer}/name`, [
    `A header parameter called ${quote(name)} is ignored, as OpenAPI has it.`,
    remedies[name.toLowerCase()] ?? "",
  ]);
}

const styles: Readonly<Record<(typeof locations)[number], readonly string[]>> = {
  path: ["simple"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
};

function* form(context: LintContext, { pointer, parameter }: LintedParameter): Iterable<Problem> {
  const { in: location, schema, style } = parameter;
  const name = quote(parameter.name ?? "");
  const known = isLocation(location) ? styles[location] : [];
  if (parameter.content !== undefined) {
    yield keyProblem("unsupported-parameter", `${pointer}/content`, [
      `The parameter ${name} holds another document, which is not supported.`,
      "give it a schema and a style in place of content",
    ]);
  } else if (schema === undefined) {
    yield keyProblem("missing-schema", `${pointer}/schema`, [
      `The parameter ${name} has no schema.`,
      "add its schema, such as schema: { type: string }",
    ]);
  } else if (style !== undefined && !known.includes(style)) {
    yield valueProblem("unsupported-parameter", `${pointer}/style`, [
      `The parameter ${name} is written in the style ${quote(style)}, which is not supported.`,
      `in a ${location} write ${quoteList(known, "or")}`,
    ]);
  } else if (isResolvable(context, schema)) {
    yield* shape(context.spec, { name, pointer, schema, style });
  }
}

interface Shaped {
  readonly name: string;
  readonly pointer: string;
  readonly schema: Schema;
  readonly style: string | undefined;
}

/** Lists and objects of plain values can be written; for anything deeper, OpenAPI says no form. */
function* shape(spec: OpenApi, { name, pointer, schema, style }: Shaped): Iterable<Problem> {
  const code = "unsupported-parameter";
  const at = `${pointer}/schema`;
  const types = schemaTypes(spec, schema) ?? [];
  const inner = innerSchemas(spec, schema);
  if (style === "deepObject" && !types.includes("object")) {
    yield valueProblem(code, `${pointer}/style`, [
      `The parameter ${name} is written as a deepObject, and is no object.`,
      "write the style form, or describe the object",
    ]);
  } else if (style?.endsWith("Delimited") === true && !types.includes("array")) {
    yield valueProblem(code, `${pointer}/style`, [
      `The parameter ${name} is written with delimiters, and is no list.`,
      "write the style form, or describe the list",
    ]);
  } else if (inner.some((each) => schemaTypes(spec, each)?.some(isCompound))) {
    yield keyProblem(code, at, [
      `The parameter ${name} holds lists or objects within others, for which OpenAPI says no form.`,
      "describe a list or an object of plain values",
    ]);
  }
}

function isCompound(type: string): boolean {
  return type === "array" || type === "object";
}

/** The schemas of items and properties. */
function innerSchemas(spec: OpenApi, schema: Schema): Schema[] {
  return describingSame(spec, schema).flatMap((part) => [
    ...itemSchemas(part),
    ...Object.values(part.properties ?? {}),
    ...furtherSchemas(part),
  ]);
}
