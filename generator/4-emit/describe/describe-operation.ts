import { wireMediaType } from "../../openapi/media-type.js";
import { propertiesOf } from "../../openapi/schema.js";
import type {
  ExpiryModel,
  ModeModel,
  OperationModel,
  ProviderModel,
  ResultModel,
} from "../../types/model.js";
import type { ParameterModel } from "../../types/parameter-model.js";
import { completeExample } from "./complete-example.js";
import type { SchemaRegistry } from "../validators/schema-registry.js";
import { type Described, flag, whenThere } from "../print/when-there.js";

export interface DescribedBy {
  readonly model: ProviderModel;
  readonly registry: SchemaRegistry;
}

/** Describes an operation as the `OperationDescription` of the runtime. */
export function describeOperation(operation: OperationModel, by: DescribedBy): Described {
  const { id, method, path, summary, description, docsUrl, primary, nativeMethod } = operation;
  return {
    ...{ id, method, path, summary, description: description?.trim(), docsUrl },
    primary: flag(primary),
    clientMethod: nativeMethod?.join("."),
    naming: operation.naming,
    parameters: whenThere(operation.parameters.map((each) => describeParameter(each, by.registry))),
    request: describeRequest(operation, by),
    responses: Object.fromEntries(
      operation.responses.map((response) => {
        const { status, mediaType, schema } = response;
        const body = schema && {
          schema: by.registry.read(schema),
          ...completeExample(response, by.model),
        };
        return [
          status,
          {
            description: response.description?.trim(),
            mediaType: mediaType && wireMediaType(mediaType),
            ...(body ?? { example: response.example }),
          },
        ];
      }),
    ),
    accept: operation.accept,
    modes: whenThere(
      Object.fromEntries(operation.modes.map((mode) => [mode.name, modeData(mode)])),
    ),
    examples: whenThere(
      operation.examples.map(({ name, summary: text, value, mode }) => ({
        name,
        summary: text,
        value,
        mode,
      })),
    ),
    result: operation.result && summarizeResult(operation.result, operation.singleUse),
    error: whenThere({ ...operation.error }),
    retry: retryData(operation),
    idempotencyHeader: operation.idempotencyHeader,
    security: operation.security,
    sensitive: whenThere(operation.sensitive),
  };
}

function describeParameter({ source, ...parameter }: ParameterModel, registry: SchemaRegistry) {
  const { wireName, required, schema, style, explode } = parameter;
  return {
    in: parameter.in,
    name: wireName,
    required: flag(required),
    schema: registry.read(schema),
    style,
    explode,
    input: source.kind === "input" ? source.field : undefined,
    option: source.kind === "option" ? source.option : undefined,
    constant: source.kind === "constant" ? source.value : undefined,
  };
}

function describeRequest(
  { body, input, parameters }: OperationModel,
  { model, registry }: DescribedBy,
) {
  if (body === undefined) return undefined;
  const { mediaType, required, schema, form, unlistedFormStyle } = body;
  const offered = new Set(input?.fields.map(({ wireName }) => wireName));
  const names = [...propertiesOf({ components: { schemas: model.schemas } }, schema).keys()];
  const taken = new Set(parameters.map(({ wireName }) => wireName));
  return {
    mediaType: wireMediaType(mediaType),
    required: flag(required),
    schema: registry.read(schema),
    form: form && Object.fromEntries(form.map(({ wireName, style }) => [wireName, style])),
    unlistedFormStyle,
    omitted: whenThere(names.filter((name) => !offered.has(name) && !taken.has(name))),
  };
}

function modeData({ summary, method, required, forbidden, anyOf, lifetimeSeconds }: ModeModel) {
  return {
    summary,
    clientMethod: method?.join("."),
    required: whenThere(required),
    anyOf: whenThere(anyOf),
    forbidden: whenThere(forbidden),
    lifetime: lifetimeSeconds,
  };
}

function summarizeResult({ token, url, requestId, expiresAt }: ResultModel, singleUse: boolean) {
  return {
    token: token?.pointer,
    url: url?.pointer,
    requestId: requestId?.pointer,
    expiresAt: expiresAt && describeExpiry(expiresAt),
    singleUse: flag(singleUse),
  };
}

function describeExpiry(expiry: ExpiryModel): Described {
  if (expiry.kind !== "field") return { ...expiry };
  const { always: _, ...described } = expiry;
  return described;
}

function retryData({ retry }: OperationModel) {
  const { policy, ...rules } = retry;
  return policy === "never"
    ? false
    : { ...rules, codes: whenThere(rules.codes), never: whenThere(rules.never) };
}
