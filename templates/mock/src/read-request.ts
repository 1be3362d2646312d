import type { ParameterDescription, ProviderDescription } from "@linkmint/runtime";
import { type Breach, breach, toSentence } from "./breach.js";
import { checkBy, type FindIssues, type MockedOperation } from "./described-provider.js";
import { type Incoming, mostBytes } from "./incoming.js";
import { mediaTypeOf } from "./media-type.js";
import { parseForm } from "./parse-form.js";
import { parseJson } from "./parse-json.js";
import { isObject, toPointer } from "./pointer.js";
import { readValue, sourcesOf, type TextTree } from "./read-value.js";

/** What a request says, or why its provider would refuse it. */
export type ReadRequest =
  | { readonly fault: Breach }
  | {
      readonly input: Readonly<Record<string, unknown>>;
      readonly text: string;
      readonly mode: string | undefined;
    };

interface Asked {
  readonly provider: ProviderDescription;
  readonly mocked: MockedOperation;
  /** What stands in the path, by the parameter's name. */
  readonly path: Readonly<Record<string, string>>;
}

/** Reads what a request gives to an operation, and checks it: parameters, content type, body, modes. */
export async function readRequest(request: Incoming, asked: Asked): Promise<ReadRequest> {
  const { mocked } = asked;
  const { operation } = mocked;
  const parameters: Record<string, unknown> = {};
  for (const parameter of operation.parameters ?? []) {
    const read = readParameter(request, parameter, asked);
    if (read.fault !== undefined) return { fault: read.fault };
    if (parameter.input !== undefined && read.value !== undefined)
      parameters[parameter.input] = read.value;
  }
  const given = request.readBody();
  const text = typeof given === "string" ? given : await given;
  if (text === undefined) return { fault: breach(413, "body", `larger than ${mostBytes} bytes`) };
  const body = readBody(request, text, asked);
  if (body.fault !== undefined) return { fault: body.fault };
  const value = isObject(body.value) && !Array.isArray(body.value) ? body.value : {};
  const input = { ...parameters, ...value };
  const mode = mocked.modeOf(input);
  const misfit = mode === undefined ? toBreach(mocked.findMisfit(input)) : undefined;
  return misfit === undefined ? { input, text, mode } : { fault: misfit };
}

interface Read {
  readonly fault?: Breach;
  readonly value?: unknown;
}

function readBody(request: Incoming, text: string, { provider, mocked }: Asked): Read {
  const { request: wanted } = mocked.operation;
  if (wanted === undefined) return {};
  if (text === "") return wanted.required ? { fault: breach(400, "body", "missing") } : {};
  const given = mediaTypeOf(request.headers.get("content-type"));
  const isForm = mediaTypeOf(wanted.mediaType) === "application/x-www-form-urlencoded";
  const isRight = isForm
    ? given === mediaTypeOf(wanted.mediaType)
    : /^application\/(?:[\w.-]+\+)*json$/u.test(given);
  if (!isRight) return { fault: breach(415, "header Content-Type", `must be ${wanted.mediaType}`) };
  if (request.headers.has("content-encoding"))
    return { fault: breach(415, "header Content-Encoding", "not supported") };
  const parsed = isForm ? parseForm(text, wanted, provider.schemas) : parseJson(text);
  if ("fault" in parsed) return parsed;
  const fault = toBreach(finderOf(wanted.schema, provider)(parsed.value));
  return fault === undefined ? parsed : { fault };
}

/** The first rule that is broken: in the message with the field as people write it, in the header as a pointer. */
function toBreach(
  [issue]: readonly { readonly message: string; readonly path?: readonly unknown[] | undefined }[],
  location = "",
): Breach | undefined {
  if (issue === undefined) return undefined;
  const path = (issue.path ?? []).map((step) => step as string | number);
  const [, subject = "", rule = ""] = /^(.*?): (.*)$/su.exec(issue.message) ?? [];
  const pointer = location || toPointer(path) || "body";
  const found = breach(422, pointer, rule);
  return location === "" ? { ...found, sentence: toSentence(subject, rule) } : found;
}

const finders = new WeakMap<object, FindIssues>();

function finderOf(
  schema: Parameters<typeof checkBy>[0],
  provider: ProviderDescription,
): FindIssues {
  const known = finders.get(schema);
  if (known !== undefined) return known;
  const made = checkBy(schema, provider);
  finders.set(schema, made);
  return made;
}

function readParameter(
  request: Incoming,
  parameter: ParameterDescription,
  { provider, path }: Asked,
): Read {
  const { in: location, name, required = false, schema } = parameter;
  const tree = treeOf(request, parameter, path, provider);
  const word = `${location} ${name}`;
  if (tree === undefined)
    return required ? { fault: breach(location === "path" ? 404 : 400, word, "missing") } : {};
  const value = readValue(tree, schema, provider.schemas);
  const fault = toBreach(finderOf(schema, provider)(value), word);
  return fault === undefined ? { value } : { fault };
}

/** A parameter's text, or the texts that it is made of (OpenAPI 3.1, 4.8.12.2). */
function treeOf(
  { url, headers }: Incoming,
  { in: location, name, style, explode, schema }: ParameterDescription,
  path: Readonly<Record<string, string>>,
  { schemas }: ProviderDescription,
): TextTree | undefined {
  const isList = sourcesOf(schema, schemas).some(({ type }) => [type].flat().includes("array"));
  const split = (text: string, delimiter = ","): TextTree =>
    isList ? text.split(delimiter) : text;
  if (location === "path") return path[name] === undefined ? undefined : split(path[name]);
  if (location === "header") {
    const text = headers.get(name);
    return text === null ? undefined : split(text);
  }
  if (style === "deepObject") {
    const parts = [...url.searchParams].filter(
      ([key]) => key.startsWith(`${name}[`) && key.endsWith("]"),
    );
    const entries = parts.map(([key, text]) => [key.slice(name.length + 1, -1), text] as const);
    return parts.length === 0 ? undefined : Object.fromEntries(entries);
  }
  const all = url.searchParams.getAll(name);
  const [first] = all;
  if (first === undefined) return undefined;
  const delimiter = { spaceDelimited: " ", pipeDelimited: "|" }[style ?? ""] ?? ",";
  return isList && (explode ?? style === undefined) ? all : split(first, delimiter);
}
