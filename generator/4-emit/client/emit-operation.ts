import { type StatementStructures, StructureKind, VariableDeclarationKind } from "ts-morph";
import { wireMediaType } from "../../openapi/media-type.js";
import { referencedComponent } from "../../openapi/schema.js";
import type { AnswerModel, AnswerSourceModel } from "../../types/answer-model.js";
import type {
  ExpiryModel,
  KeysModel,
  ModeModel,
  OperationModel,
  ResultModel,
  RetryModel,
  BodyModel,
} from "../../types/model.js";
import type { Schema } from "../../types/openapi.js";
import { describeParameters, parametersFunction } from "./describe-parameters.js";
import { alternativesFunction, describeAlternatives } from "./describe-security.js";
import { docs } from "../print/docs.js";
import { propertyName, stringLiteral } from "../print/escape.js";
import { type FunctionCall, functionCall, literal, type LiteralValue } from "../print/literal.js";
import { union } from "../models/union.js";

/** The constant that describes an operation to the runtime; its types prove its pointers and names. */
export function emitOperation(operation: OperationModel): StatementStructures {
  const { result, error, keys, modes, retry } = operation;
  const description = literal({
    id: operation.id,
    method: operation.method,
    path: operation.path,
    mediaType: otherMediaType(operation),
    encoding: describeEncoding(operation.body),
    accept: operation.accept,
    answer: operation.answersText ? functionCall(textFunction) : undefined,
    optionalBody: isBodyOptional(operation) ? true : undefined,
    parameters: describeParameters(operation),
    modes: modes.length === 0 ? undefined : describeModes(modes, result),
    result: result && {
      token: result.token?.pointer,
      url: result.url?.pointer,
      optional: optionalParts(result),
      requestId: result.requestId?.pointer,
      expiresAt: result.expiresAt && describeExpiry(result.expiresAt, modes),
      singleUse: operation.singleUse ? true : undefined,
    },
    error: Object.keys(error).length === 0 ? undefined : { ...error },
    problem: tellsProblems(operation) ? functionCall(problemFunction) : undefined,
    retry: retry && describeRetry(retry),
    idempotencyHeader: operation.idempotencyHeader,
    security: describeAlternatives(operation.security),
    sensitive: operation.sensitive.length === 0 ? undefined : operation.sensitive,
    naming: keys && describeKeys(keys),
  });
  return {
    kind: StructureKind.VariableStatement,
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    docs: docs(`\`${operation.method} ${operation.path}\``),
    declarations: [
      { name: operation.constant, type: operationType(operation), initializer: description },
    ],
  };
}

/** `Operation<request, success, failure>` with the wire's types. */
function operationType(model: OperationModel): string {
  const { id, body, success, failure, parameters } = model;
  const operation = `operations[${stringLiteral(id)}]`;
  const request =
    body && `NonNullable<${operation}["requestBody"]>["content"][${stringLiteral(body.mediaType)}]`;
  const answer = ({ sources }: AnswerModel): string =>
    union(sources.map((source) => wireType(source.schema, answerType(operation, source))));
  return `Operation<${[
    body === undefined
      ? "unknown"
      : wireType(body.schema, request ?? "unknown") + renamedInModes(model),
    answer(success),
    ...(failure === undefined ? (parameters.length === 0 ? [] : ["unknown"]) : [answer(failure)]),
    ...(parameters.length === 0 ? [] : [`${operation}["parameters"]`]),
  ].join(", ")}>`;
}

/** openapi-typescript writes numbers bare and `4XX` and `default` in quotes. */
function answerType(operation: string, { status, mediaType }: AnswerSourceModel): string {
  const key = /^\d+$/u.test(status) ? status : stringLiteral(status);
  return `${operation}["responses"][${key}]["content"][${stringLiteral(mediaType)}]`;
}

/** What modes know by a name that is neither a property of the body nor a parameter's own. */
function renamedInModes({ parameters, modes }: OperationModel): string {
  const named = new Set(
    modes.flatMap(({ required, forbidden, anyOf }) => [...required, ...forbidden, ...anyOf.flat()]),
  );
  const renamed = parameters.flatMap(({ source, wireName }) =>
    source.kind === "input" && source.field !== wireName && named.has(source.field)
      ? [source.field]
      : [],
  );
  return renamed.length === 0
    ? ""
    : ` & { ${renamed.map((name) => `${propertyName(name)}?: unknown`).join("; ")} }`;
}

function wireType(schema: Schema, inline: string): string {
  const key = referencedComponent(schema);
  return key === undefined ? inline : `components["schemas"][${stringLiteral(key)}]`;
}

/** Whether a call may go without a body; with an input of parameters alone it always does. */
function isBodyOptional({ input, body }: OperationModel): boolean {
  return body === undefined ? input !== undefined : !body.required;
}

/** The media type of the request, where it is not the usual one. */
function otherMediaType({ body }: OperationModel): string | undefined {
  const mediaType = wireMediaType(body?.mediaType ?? "application/json");
  return mediaType === "application/json" ? undefined : mediaType;
}

function describeRetry({ policy, statuses, codes, never, header }: RetryModel): LiteralValue {
  if (policy === "never") return false;
  return {
    statuses: statuses.length === 0 ? undefined : statuses,
    codes: codes.length === 0 ? undefined : codes,
    never: never.length === 0 ? undefined : never,
    header,
  };
}

/** Which of token and url an answer may lack. */
function optionalParts({ token, url }: ResultModel): LiteralValue {
  const parts = [
    ...(token?.always === false ? ["token"] : []),
    ...(url?.always === false ? ["url"] : []),
  ];
  return parts.length === 0 ? undefined : parts;
}

function describeModes(modes: readonly ModeModel[], result: ResultModel | undefined): FunctionCall {
  return functionCall(
    modesFunction,
    Object.fromEntries(modes.map((mode) => [mode.name, describeMode(mode, result)])),
  );
}

function describeMode(
  { required, anyOf, forbidden, lifetimeSeconds }: ModeModel,
  result: ResultModel | undefined,
): LiteralValue {
  return {
    required: required.length === 0 ? undefined : required,
    anyOf: anyOf.length === 0 ? undefined : anyOf,
    forbidden: forbidden.length === 0 ? undefined : forbidden,
    // Where the answer says when the token expires, nobody asks how long it lives.
    lifetime: result?.expiresAt?.kind === "documented" ? lifetimeSeconds : undefined,
  };
}

function describeExpiry(expiry: ExpiryModel, modes: readonly ModeModel[]): FunctionCall {
  const name = expiryFunction(expiry, modes);
  switch (expiry.kind) {
    case "field":
      return functionCall(name, expiry.pointer, expiry.as);
    case "request": {
      const { pointer, secondsPerUnit, default: fallback } = expiry;
      return functionCall(name, pointer, { secondsPerUnit, default: fallback });
    }
    case "written":
      return functionCall(name, expiry.pointer, expiry.default);
    case "documented":
      return functionCall(name, expiry.seconds);
  }
}

/** The functions of the runtime that an operation's description calls. */
export function calledFunctions(operation: OperationModel): string[] {
  const { body, result, keys, modes, parameters, security } = operation;
  return [
    ...(security === undefined ? [] : [alternativesFunction]),
    ...(operation.answersText ? [textFunction] : []),
    ...(tellsProblems(operation) ? [problemFunction] : []),
    ...(body?.form === undefined ? [] : [encodingFunction]),
    ...(result?.expiresAt === undefined ? [] : [expiryFunction(result.expiresAt, modes)]),
    ...(modes.length === 0 ? [] : [modesFunction]),
    ...(keys === undefined ? [] : [namingFunction]),
    ...(parameters.length === 0 ? [] : [parametersFunction]),
  ];
}

function expiryFunction({ kind }: ExpiryModel, modes: readonly ModeModel[]): string {
  switch (kind) {
    case "field":
      return "fieldExpiry";
    case "request":
      return "requestExpiry";
    case "written":
      return "writtenExpiry";
    case "documented":
      return modes.some(({ lifetimeSeconds }) => lifetimeSeconds !== undefined)
        ? "expiryByMode"
        : "documentedExpiry";
  }
}

/** Whether failures say in the usual members what the spec has no pointers for (RFC 9457, 3.1). */
function tellsProblems({ problemDetails, error }: OperationModel): boolean {
  return problemDetails && (error.code === undefined || error.message === undefined);
}

const modesFunction = "inputModes";
const textFunction = "textAnswer";
const problemFunction = "problemDetails";
const namingFunction = "renamedKeys";

function describeKeys({ tables, request, response }: KeysModel): FunctionCall {
  return functionCall(namingFunction, {
    tables: Object.fromEntries(
      tables.map(({ name, entries }) => [
        name,
        Object.fromEntries(
          entries.map((entry) => [
            entry.name,
            entry.table === undefined
              ? entry.wireName
              : { key: entry.wireName, table: entry.table, map: entry.map },
          ]),
        ),
      ]),
    ),
    request,
    response,
  });
}

/** The function of the runtime that writes a form; a bundle without forms does not contain it. */
const encodingFunction = "formBody";

/** How the body is written, where it is no JSON. */
function describeEncoding(body: BodyModel | undefined): FunctionCall | undefined {
  if (body?.form === undefined) return undefined;
  const styles = body.form.map(({ wireName, style }) => [wireName, style] as const);
  const { unlistedFormStyle: unlisted } = body;
  return functionCall(
    encodingFunction,
    ...(styles.length > 0 ? [Object.fromEntries(styles)] : []),
    ...(unlisted === undefined ? [] : [unlisted]),
  );
}
