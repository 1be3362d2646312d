import type {
  OperationDescription,
  ProviderDescription,
  ResponseDescription,
} from "@linkmint/runtime";
import { checkBy } from "./described-provider.js";
import { isObject, toPointer, valueAt, withValueAt } from "./pointer.js";
import { sourcesOf } from "./read-value.js";
import type { Random } from "./random.js";
import { varyText } from "./vary-text.js";

/** What a failure's body says. */
export interface FailureRequest {
  readonly provider: ProviderDescription;
  readonly operation: FailingOperation;
  readonly status: number;
  /** The provider's message, which is ours: what is wrong, in true words. */
  readonly sentence: string;
  readonly random: Random;
}

/** What of an operation says how it fails. */
type FailingOperation = Pick<OperationDescription, "responses" | "error" | "retry">;

export interface Failure {
  readonly status: number;
  readonly mediaType: string;
  readonly body: unknown;
  /** JSON Pointers to what no source says. */
  readonly invented: readonly string[];
}

/**
 * Builds the body of a failure in the provider's own shape: from the example of its status, else from the least that
 * the schema asks for, with a code, a message and a request id of its own. It is never another status's example.
 */
export function buildFailure(request: FailureRequest): Failure {
  const { operation, provider, sentence, random } = request;
  const status = chooseStatus(request.status, operation);
  const response = responseFor(status, operation);
  const { schema, mediaType = "application/json" } = response ?? {};
  if (schema === undefined) {
    return {
      status,
      mediaType,
      body: { error: phraseOf(status), message: sentence },
      invented: [""],
    };
  }
  const { code, message, requestId } = operation.error ?? {};
  const own = exampleOf(status, operation);
  const check = checkBy(schema, provider);
  const least = fill(response?.least ?? {}, status);
  let body: unknown = own ?? withStatus(least.value, response, status, provider);
  const invented = own === undefined ? new Set(least.filled) : new Set<string>();
  const put = (pointer: string | undefined, value: unknown): void => {
    if (pointer === undefined) return;
    const changed = withValueAt(body, pointer, value);
    // A provider whose messages are no texts keeps its own.
    if (check(changed).length <= check(body).length) body = changed;
  };
  if (own === undefined && code !== undefined) {
    put(code, codeFor(request, code, schema));
    invented.add(code);
  }
  put(message, sentence);
  const id = valueAt(own ?? response?.example, requestId);
  put(requestId, varyText(typeof id === "string" ? id : "0123456789abcdef", random));
  return { status, mediaType, body, invented: [...invented].filter((each) => each !== message) };
}

/** A breach of a schema is a 422 where the spec knows one, else a 400; where that is unknown, the other. */
function chooseStatus(status: number, { responses }: FailingOperation): number {
  if ((status !== 400 && status !== 422) || Object.hasOwn(responses, status)) return status;
  return Object.hasOwn(responses, "422") ? 422 : 400;
}

function responseFor(
  status: number,
  { responses }: FailingOperation,
): ResponseDescription | undefined {
  const range = `${Math.floor(status / 100)}XX`;
  const key = [String(status), range, range.toLowerCase(), "default"].find((each) =>
    Object.hasOwn(responses, each),
  );
  if (key !== undefined) return responses[key];
  // A status that the spec does not know looks as the others do.
  const failures = Object.entries(responses).filter(
    ([each, { schema }]) => !/^[123]/u.test(each) && schema,
  );
  return failures[0]?.[1];
}

/** An example that is of this status: it stands under it, or says so itself. */
function exampleOf(status: number, { responses }: FailingOperation): unknown {
  const own = responses[status]?.example;
  if (own !== undefined) return own;
  const others = Object.entries(responses).filter(([key]) => /XX$|^default$/iu.test(key));
  return others.map(([, { example }]) => example).find((each) => statusIn(each)?.value === status);
}

/** The member that repeats the status, at the top or one level below. */
function statusIn(
  body: unknown,
  path: readonly string[] = [],
): { readonly path: string[]; readonly value: number } | undefined {
  if (!isObject(body) || path.length > 1) return undefined;
  for (const [name, value] of Object.entries(body)) {
    const at = [...path, name];
    if (typeof value === "number" && isStatusName(name) && value >= 100 && value < 600)
      return { path: at, value };
    const inner = statusIn(value, at);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function isStatusName(name: string): boolean {
  return /^(?:http)?_?status(?:_?code)?$/iu.test(name);
}

/** The least body, with the status where its schema repeats that. */
function withStatus(
  least: unknown,
  response: ResponseDescription | undefined,
  status: number,
  { schemas }: ProviderDescription,
): unknown {
  const shown = statusIn(response?.example)?.path;
  const properties = sourcesOf(response?.schema, schemas).flatMap(({ properties: all = {} }) =>
    Object.entries(all),
  );
  const declared = properties.find(
    ([name, schema]) =>
      isStatusName(name) &&
      typeof schema === "object" &&
      /^(?:integer|number)$/u.test(String(schema.type)),
  );
  const path = shown ?? (declared && [declared[0]]);
  return path === undefined ? least : withValueAt(least, toPointer(path), status);
}

/** The least body, with the phrase of the status where nobody said what a text is. */
function fill(
  value: unknown,
  status: number,
  path: readonly string[] = [],
): { readonly value: unknown; readonly filled: readonly string[] } {
  if (value === "string") return { value: phraseOf(status), filled: [toPointer(path)] };
  if (!isObject(value) || Array.isArray(value))
    return { value, filled: value === null || isObject(value) ? [] : [toPointer(path)] };
  const parts = Object.entries(value).map(
    ([name, part]) => [name, fill(part, status, [...path, name])] as const,
  );
  return {
    value: Object.fromEntries(parts.map(([name, part]) => [name, part.value])),
    filled: parts.flatMap(([, part]) => part.filled),
  };
}

/** A code of the provider's that goes with the status, from what its schema and its retries list. */
function codeFor(
  { status, provider, operation }: FailureRequest,
  pointer: string,
  schema: NonNullable<ResponseDescription["schema"]>,
): unknown {
  const steps = pointer.split("/").slice(1);
  const found = steps.reduce(
    (sources, step) =>
      sources.flatMap(({ properties }) => sourcesOf(properties?.[step], provider.schemas)),
    sourcesOf(schema, provider.schemas),
  );
  const codes = operation.retry === false ? [] : (operation.retry?.codes ?? []);
  const listed = found.flatMap(({ enum: values = [], knownValues = [] }) => [
    ...values,
    ...knownValues,
  ]);
  const known = [...codes, ...listed].filter((value) => typeof value === "string");
  const pattern = Object.entries(words).find(([statuses]) =>
    new RegExp(statuses, "u").test(String(status)),
  )?.[1];
  const fitting = known.find((value) => pattern?.test(value));
  if (fitting !== undefined) return fitting;
  const closed = found.find(({ enum: values }) => values !== undefined)?.enum;
  if (closed !== undefined) return closed[0];
  const shown = Object.values(operation.responses).map(({ example }) => valueAt(example, pointer));
  const examples = [...found.flatMap(({ examples: all = [] }) => all), ...shown];
  return likeCode(
    phraseOf(status),
    examples.find((value) => typeof value === "string"),
  );
}

/** A phrase in the letters of another code: `TOO_MANY_REQUESTS`, `too_many_requests` or as it is. */
function likeCode(phrase: string, example: string | undefined): string {
  if (example === undefined) return phrase;
  if (/^[A-Z\d_.]+$/u.test(example)) return phrase.toUpperCase().replaceAll(" ", "_");
  return /^[a-z\d_.]+$/u.test(example) ? phrase.toLowerCase().replaceAll(" ", "_") : phrase;
}

/** Words in codes, by status. */
const words: Readonly<Record<string, RegExp>> = {
  "401": /auth|api_?key|credential/iu,
  "403": /forbidden|permission|access/iu,
  "404": /not_?found|unknown/iu,
  "405": /method/iu,
  "429": /rate|too_?many|limit/iu,
  "4..": /invalid|bad|missing|malformed/iu,
  "503": /unavailable|maintenance/iu,
  "5..": /internal|server|api_?error/iu,
};

/** The phrase of a status (RFC 9110, 15). */
export function phraseOf(status: number): string {
  return phrases[status] ?? (status < 500 ? "Bad Request" : "Internal Server Error");
}

const phrases: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  402: "Payment Required",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  408: "Request Timeout",
  409: "Conflict",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};
