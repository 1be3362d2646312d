import type { StatementStructures } from "ts-morph";
import { wireMediaType } from "../../openapi/media-type.js";
import { referencedComponent } from "../../openapi/schema.js";
import type { ResponseBodyModel, ResponseSourceModel } from "../../types/response-body-model.js";
import type {
  BodyModel,
  ExpiryModel,
  KeysModel,
  ModeModel,
  OperationModel,
  ProviderModel,
  ResultModel,
} from "../../types/model.js";
import type { RetryModel } from "../../types/retry-model.js";
import { usualStatuses } from "../../types/extensions.js";
import type { Schema } from "../../types/openapi.js";
import { docs } from "../print/docs.js";
import { propertyName, stringLiteral } from "../print/escape.js";
import { type FunctionCall, functionCall, literal, type LiteralValue } from "../print/literal.js";
import { printModule } from "../print/print-module.js";
import { whenThere } from "../print/when-there.js";
import { exportedConstant } from "../print/statements.js";
import { runtime, typeFrom } from "../print/symbol.js";
import { union } from "../models/union.js";
import { parameterData } from "./parameter-data.js";
import { alternativesData } from "./security-data.js";

/** `src/operations.ts`: what the runtime has to know of each operation; its types prove its pointers and names. */
export function emitOperations({ operations }: ProviderModel, specPath: string): Promise<string> {
  const statements = operations.map(emitOperation);
  return printModule({ path: "./operations.js", specPath, statements });
}

function emitOperation(operation: OperationModel): StatementStructures {
  const { result, error, keys, modes, retry } = operation;
  const value = literal({
    id: operation.id,
    method: operation.method,
    path: operation.path,
    mediaType: otherMediaType(operation),
    encoding: encodingData(operation.body),
    accept: operation.accept,
    response: operation.respondsWithText ? functionCall("textResponse") : undefined,
    optionalBody: isBodyOptional(operation) ? true : undefined,
    parameters: parameterData(operation),
    modes: modes.length === 0 ? undefined : modesData(modes, result),
    result: result && {
      token: result.token?.pointer,
      url: result.url?.pointer,
      optional: optionalParts(result),
      requestId: result.requestId?.pointer,
      expiresAt: result.expiresAt && describeExpiry(result.expiresAt, modes),
      singleUse: operation.singleUse ? true : undefined,
    },
    error: Object.keys(error).length === 0 ? undefined : { ...error },
    problem: tellsProblems(operation) ? functionCall("problemDetails") : undefined,
    retry: retryData(retry),
    idempotencyHeader: operation.idempotencyHeader,
    security: alternativesData(operation.security),
    sensitive: whenThere(operation.sensitive),
    naming: keys && keysData(keys),
  });
  const title = docs(`\`${operation.method} ${operation.path}\``);
  return exportedConstant({
    name: operation.constant,
    type: operationType(operation),
    value,
    docs: title,
  });
}

/** `Operation<request, success, failure>` with the wire's types. */
function operationType(model: OperationModel): string {
  const { id, body, success, failure, parameters } = model;
  const operation = `${typeFrom("./schema.js", "operations")}[${stringLiteral(id)}]`;
  const request =
    body && `NonNullable<${operation}["requestBody"]>["content"][${stringLiteral(body.mediaType)}]`;
  const response = ({ sources }: ResponseBodyModel): string =>
    union(sources.map((source) => wireType(source.schema, responseType(operation, source))));
  return `${typeFrom(runtime, "Operation")}<${[
    body === undefined
      ? "unknown"
      : wireType(body.schema, request ?? "unknown") + renamedInModes(model),
    response(success),
    ...(failure === undefined ? (parameters.length === 0 ? [] : ["unknown"]) : [response(failure)]),
    ...(parameters.length === 0 ? [] : [`${operation}["parameters"]`]),
  ].join(", ")}>`;
}

/** openapi-typescript writes numbers bare and `4XX` and `default` in quotes. */
function responseType(operation: string, { status, mediaType }: ResponseSourceModel): string {
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
  return key === undefined
    ? inline
    : `${typeFrom("./schema.js", "components")}["schemas"][${stringLiteral(key)}]`;
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

/** What differs from the runtime's own rules. */
function retryData({ policy, statuses, codes, never, header }: RetryModel): LiteralValue {
  if (policy === "never") return false;
  const own = statuses.join() === usualStatuses.join() ? undefined : statuses;
  const rules =
    codes.length === 0
      ? own
      : functionCall("retryCodes", { codes, statuses: own, never: whenThere(never) });
  return header === undefined
    ? rules
    : functionCall("retryHeader", header, ...(rules === undefined ? [] : [rules]));
}

/** Which of token and url a response may lack. */
function optionalParts({ token, url }: ResultModel): LiteralValue {
  return whenThere([
    ...(token?.always === false ? ["token"] : []),
    ...(url?.always === false ? ["url"] : []),
  ]);
}

function modesData(modes: readonly ModeModel[], result: ResultModel | undefined): FunctionCall {
  const entries = modes.map((mode) => [mode.name, modeData(mode, result)] as const);
  return functionCall("inputModes", Object.fromEntries(entries));
}

function modeData(
  { required, anyOf, forbidden, lifetimeSeconds }: ModeModel,
  result: ResultModel | undefined,
): LiteralValue {
  return {
    required: whenThere(required),
    anyOf: whenThere(anyOf),
    forbidden: whenThere(forbidden),
    // Where the response says when the token expires, nobody asks how long it lives.
    lifetime: result?.expiresAt?.kind === "documented" ? lifetimeSeconds : undefined,
  };
}

function describeExpiry(expiry: ExpiryModel, modes: readonly ModeModel[]): FunctionCall {
  switch (expiry.kind) {
    case "field":
      return expiry.as === "date-time"
        ? functionCall("dateTimeExpiry", expiry.pointer)
        : functionCall("numberExpiry", expiry.pointer, expiry.as);
    case "request": {
      const { pointer, secondsPerUnit, default: fallback } = expiry;
      return functionCall("requestExpiry", pointer, { secondsPerUnit, default: fallback });
    }
    case "written":
      return functionCall("writtenExpiry", expiry.pointer, expiry.default);
    case "documented": {
      const isOne = modes.every(({ lifetimeSeconds }) => lifetimeSeconds === undefined);
      return functionCall(isOne ? "documentedExpiry" : "expiryByMode", expiry.seconds);
    }
  }
}

/** Whether failures say in the usual members what the spec has no pointers for (RFC 9457, 3.1). */
function tellsProblems({ problemDetails, error }: OperationModel): boolean {
  return problemDetails && (error.code === undefined || error.message === undefined);
}

function keysData({ tables, request, response }: KeysModel): FunctionCall {
  const entries = tables.map(({ name, entries: keys }) => {
    const described = keys.map(({ name: key, wireName, table, map }) => {
      return [key, table === undefined ? wireName : { key: wireName, table, map }] as const;
    });
    return [name, Object.fromEntries(described)] as const;
  });
  return functionCall("renamedKeys", { tables: Object.fromEntries(entries), request, response });
}

/** How the body is written, where it is no JSON; a bundle without forms does not contain the function. */
function encodingData(body: BodyModel | undefined): FunctionCall | undefined {
  if (body?.form === undefined) return undefined;
  const styles = body.form.map(({ wireName, style }) => [wireName, style] as const);
  const { unlistedFormStyle: unlisted } = body;
  return functionCall(
    "formBody",
    ...(styles.length > 0 ? [Object.fromEntries(styles)] : []),
    ...(unlisted === undefined ? [] : [unlisted]),
  );
}
