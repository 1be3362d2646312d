import { toCamelCase, toPascalCase } from "../names/casing.js";
import { isProblemMediaType } from "../openapi/media-type.js";
import { requestMediaOf } from "../openapi/operations.js";
import { failureResponses, successResponses } from "../openapi/responses.js";
import { isTextSchema, referencedComponent } from "../openapi/schema.js";
import { defined } from "../types/defined.js";
import { usualStatuses } from "../types/extensions.js";
import type { BodyModel, OperationModel } from "../types/model.js";
import type { RetryModel } from "../types/retry-model.js";
import type { OpenApi, Schema } from "../types/openapi.js";
import type { ParameterModel } from "../types/parameter-model.js";
import { buildAccept, buildResponseBody } from "./build-response-body.js";
import { buildSecurity } from "./build-credentials.js";
import { buildForm } from "./build-form.js";
import { buildInput } from "./build-input.js";
import { buildKeys } from "./build-keys.js";
import { buildExamples, buildModes } from "./build-modes.js";
import { buildParameters } from "./build-parameters.js";
import { buildResponses } from "./build-responses.js";
import { buildResult } from "./build-result.js";
import type { NameClaims } from "../names/claim-names.js";
import type { FoundOperation } from "./find-operations.js";
import { findSensitive } from "./find-sensitive.js";

export interface OperationContext {
  readonly spec: OpenApi;
  /** Names of types. */
  readonly types: NameClaims;
  /** Names of constants. */
  readonly constants: NameClaims;
  /** Names of methods. */
  readonly methods: NameClaims;
  /** Whether this is what `createLinkToken` calls. */
  readonly primary: boolean;
  /** All operations of the spec. */
  readonly operations: readonly FoundOperation[];
}

/** Everything that is generated for one operation. */
export function buildOperation(found: FoundOperation, context: OperationContext): OperationModel {
  const { operation, extension } = found;
  const { spec, types } = context;
  const id = operation.operationId ?? "";
  const body = buildBody(found, context);
  const parameters = buildParameters(spec, found);
  const input = buildInput({ id, body, parameters, extension }, context);
  const successes = successResponses(operation.responses ?? {});
  const failures = failureResponses(operation.responses ?? {});
  const success = buildResponseBody(successes, (schema) =>
    typeNameOf(schema, `${toPascalCase(id)}Response`, types),
  ) ?? { schema: {}, typeName: "unknown", sources: [] };
  const failure = buildResponseBody(failures, () => "unknown");
  const { example, examples = example === undefined ? {} : { example: { value: example } } } =
    requestMediaOf(found)?.media ?? {};
  const accept = buildAccept([...successes, ...failures]);
  const result = buildResult(spec, success.schema, extension.result);
  const nativeMethod = nameMethod(found, context);
  const security = buildSecurity(spec, found, context.operations);
  const modes = buildModes(extension.modes, input?.typeName ?? `${toPascalCase(id)}Request`, types);
  const { naming, error, singleUse, retry, idempotencyHeader, widget } = extension;
  return defined({
    id,
    method: found.method.toUpperCase(),
    path: found.path,
    summary: operation.summary,
    description: operation.description,
    docsUrl: operation.externalDocs?.url,
    pointer: found.pointer,
    primary: context.primary,
    constant: context.constants.claim(toCamelCase(id), "Operation"),
    nativeMethod,
    naming,
    keys: naming === "camelCase" ? buildKeys(spec, input?.schema, success.schema) : undefined,
    input,
    body,
    parameters,
    success,
    failure,
    responses: buildResponses(operation),
    respondsWithText: isTextSchema(spec, success.schema),
    problemDetails: failures.some(({ mediaType }) => isProblemMediaType(mediaType)),
    accept,
    result,
    error,
    singleUse,
    retry: buildRetry(retry),
    idempotencyHeader: idempotencyHeader ?? undefined,
    security,
    sensitive: findSensitive(
      spec,
      extension,
      [input?.schema, success.schema, failure?.schema],
      parameters,
    ),
    modes,
    examples: buildExamples(examples, modes, fieldsOf(parameters)),
    widget,
  });
}

/** The method that takes any mode; where nothing else would call the operation, one of the operation's name. */
function nameMethod(
  { operation, extension }: FoundOperation,
  { methods, primary }: OperationContext,
): string[] | undefined {
  const { method, modes, result } = extension;
  if (typeof method === "string") return method.split(".");
  const isCalled = Object.values(modes).some((mode) => typeof mode.method === "string");
  const mints = primary && (result?.token ?? result?.url) !== undefined;
  if (isCalled || mints) return undefined;
  return [methods.claim(toCamelCase(operation.operationId ?? ""), "Call")];
}

/** What a spec leaves out of the rules for another attempt is usual. */
function buildRetry(retry: RetryModel = usualRetry): RetryModel {
  const { statuses, never } = retry;
  const again = statuses.length === 0 ? usualStatuses : statuses;
  return { ...retry, statuses: again.filter((status) => !never.includes(status)) };
}

const usualRetry: RetryModel = { policy: "safe", statuses: [], codes: [], never: [] };

function buildBody(
  found: FoundOperation,
  { spec, types }: OperationContext,
): BodyModel | undefined {
  const { operation } = found;
  const { mediaType = "", media } = requestMediaOf(found) ?? {};
  if (operation.requestBody === undefined || media?.schema === undefined) return undefined;
  const fallback = `${toPascalCase(operation.operationId ?? "")}Request`;
  const typeName = typeNameOf(media.schema, fallback, types);
  return {
    mediaType,
    schema: media.schema,
    typeName,
    required: operation.requestBody.required ?? false,
    ...buildForm(spec, mediaType, media),
  };
}

/** The names by which modes know the parameters that the caller fills. */
function fieldsOf(parameters: readonly ParameterModel[]): string[] {
  return parameters.flatMap(({ source }) => (source.kind === "input" ? [source.field] : []));
}

function typeNameOf(schema: Schema | undefined, fallback: string, types: NameClaims): string {
  const key = schema === undefined ? undefined : referencedComponent(schema);
  return types.claim(key === undefined ? fallback : toPascalCase(key), "Schema");
}
