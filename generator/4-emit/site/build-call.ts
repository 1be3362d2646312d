import type {
  DescribedSchema,
  OperationDescription,
  ProviderDescription,
  ResponseDescription,
} from "@linkmint/runtime";
import { isJsonObject } from "../../types/json.js";
import type { OperationModel, ProviderModel } from "../../types/model.js";
import { parsePointer } from "../../openapi/pointer.js";
import { markdownCode } from "../print/escape.js";
import { listed } from "../print/listed.js";
import { summarizeLifetime } from "../client/emit-result.js";
import { summarizeRetries } from "../readme/summarize-failures.js";
import { describeWidget } from "../readme/describe-widget.js";
import { samplesFor } from "../readme/sample-input.js";
import type { Block, Fact } from "./block.js";
import { buildModes, marksOf } from "./build-modes.js";
import { buildSamples } from "./build-samples.js";
import type { Field, FieldGroup } from "./field.js";
import { type FieldContext, readFields } from "./read-fields.js";

export interface CallRequest {
  readonly operation: OperationDescription;
  readonly model: OperationModel;
  readonly description: ProviderDescription;
  readonly provider: ProviderModel;
  readonly packageName: string;
  readonly claim: (anchor: string) => string;
}

/** A call from its address to its errors. */
export function buildCall(request: CallRequest): Block[] {
  const { operation, model, description, claim } = request;
  const { id, method, path, modes = {}, primary } = operation;
  // Fields of the call that the page is about have the shortest fragments.
  const prefix = primary ? "" : `${id}.`;
  const context = { definitions: description.schemas, claim };
  const heading = claim(`call-${id}`);
  const groups = requestGroups(operation, {
    ...context,
    prefix,
    marksOf: (name) => marksOf(name, modes),
  });
  const fields = groups.flatMap((group) => group.fields);
  const title = operation.summary ?? id;
  return [
    { kind: "heading", level: 2, id: heading, text: title.replace(/\.$/u, "") },
    { kind: "code", language: "http", text: `${method} ${path}` },
    ...(operation.description === undefined
      ? []
      : [{ kind: "text", text: operation.description } as const]),
    ...(fields.length === 0
      ? []
      : buildModes({
          modes,
          fields,
          claim,
          prefix,
          ...mintedBy(operation, model),
          samplesOf: (mode) => samplesOf(request, mode),
        })),
    ...(operation.docsUrl === undefined
      ? []
      : [{ kind: "text", text: `The provider's own page: ${operation.docsUrl}` } as const]),
    ...buildRequest(groups, operation, claim(`${prefix}request-fields`)),
    ...buildResponses(request, { ...context, prefix: `${prefix}response.` }),
    ...buildCourse(operation, model, claim(`${prefix}lifetime`)),
    ...buildWidget(request, prefix),
  ];
}

/** The call of the first example in code, then the other requests of the spec's examples. */
function samplesOf(
  { operation, model, description, provider, packageName, claim }: CallRequest,
  modeName: string | undefined,
): Block[] {
  const mode = model.modes.find(({ name }) => name === modeName);
  const [first, ...others] = samplesFor(provider, model, mode);
  const input = isJsonObject(first.wire) ? first.wire : {};
  const prefix = `${operation.primary ? "" : `${operation.id}.`}${modeName ?? "call"}-`;
  const shared = { provider: description, operation, packageName, claim, prefix };
  return [
    { kind: "text", text: `${first.title ?? "A call"}:` },
    ...buildSamples({ ...shared, input, mode: modeName }),
    ...others.flatMap(({ title, wire }): Block[] => [
      { kind: "text", text: `${title ?? "Another request"}:` },
      { kind: "code", language: "json", text: JSON.stringify(wire, null, 2) },
    ]),
  ];
}

function requestGroups(operation: OperationDescription, context: FieldContext): FieldGroup[] {
  const { parameters = [], request } = operation;
  const offered = parameters.filter(({ constant }) => constant === undefined);
  const schema: DescribedSchema = {
    properties: Object.fromEntries(offered.map(({ name, schema: each }) => [name, each])),
    required: offered.filter(({ required }) => required).map(({ name }) => name),
  };
  const places = new Map(offered.map(({ name, in: place }) => [name, place]));
  const read = readFields(
    schema,
    {
      ...context,
      marksOf: (name) => [
        { text: places.get(name) ?? "", tone: "quiet" },
        ...(context.marksOf?.(name) ?? []),
      ],
    },
    "Parameters",
  );
  const omitted = request?.omitted ?? [];
  const body = request === undefined ? [] : readFields(request.schema, { ...context, omitted });
  return [...read, ...body];
}

function buildRequest(
  groups: readonly FieldGroup[],
  { modes, request }: OperationDescription,
  id: string,
): Block[] {
  if (groups.length === 0) return [];
  const takesNull = fieldsIn(groups).some((field) => field.takesNull);
  const rule = modes === undefined ? "" : " The rules of modes treat `null` as left out.";
  return [
    { kind: "heading", level: 3, id, text: "Request" },
    {
      kind: "text",
      text: takesNull
        ? `A field that you leave out is not sent. \`null\` is sent where a field takes it.${rule}`
        : "A field that you leave out is not sent. None of these fields takes `null`: types and validators refuse it.",
      tone: "note",
    },
    ...(request === undefined
      ? []
      : [{ kind: "text", text: `The body is ${markdownCode(request.mediaType)}.` } as const]),
    ...groups.map((group): Block => ({ kind: "fields", group })),
  ];
}

/** Fields and all that is inside. */
function fieldsIn(groups: readonly FieldGroup[]): Field[] {
  return groups.flatMap(({ fields }) =>
    fields.flatMap((field) => [field, ...fieldsIn(field.groups)]),
  );
}

function buildResponses({ operation, claim }: CallRequest, context: FieldContext): Block[] {
  return Object.entries(operation.responses).flatMap(([status, response]): Block[] => {
    const isSuccess = status.startsWith("2");
    const prefix = isSuccess ? context.prefix : `${context.prefix}${status}.`;
    const name =
      status === "default" ? "Any other status" : `${isSuccess ? "Response" : "Error"} ${status}`;
    const blocks = buildResponse(response, { ...context, prefix });
    if (!isSuccess) {
      return [{ kind: "fold", summary: `${name}: ${response.description ?? "an error"}`, blocks }];
    }
    return [
      { kind: "heading", level: 3, id: claim(`${context.prefix}${status}`), text: name },
      ...(response.description === undefined
        ? []
        : [{ kind: "text", text: response.description } as const]),
      ...blocks,
    ];
  });
}

function buildResponse(response: ResponseDescription, context: FieldContext): Block[] {
  const { schema, example, invented = [] } = response;
  const groups = schema === undefined ? [] : readFields(schema, context);
  return [
    ...groups.map((group) => ({ kind: "fields", group }) as const),
    ...(example === undefined || invented.includes("")
      ? []
      : [{ kind: "code", language: "json", text: JSON.stringify(example, null, 2) } as const]),
  ];
}

/** How long what is minted lives, what is sent again, and where an error says what went wrong. */
function buildCourse(operation: OperationDescription, model: OperationModel, id: string): Block[] {
  const { result, error = {}, idempotencyHeader } = operation;
  const pointers = [
    ["code", error.code],
    ["message", error.message],
    ["request id", error.requestId],
  ].flatMap(([name, pointer]) =>
    pointer === undefined
      ? []
      : [`the ${name} is ${markdownCode(parsePointer(pointer).join("."))}`],
  );
  const lifetime =
    result === undefined
      ? undefined
      : (summarizeLifetime(model) ?? "No source says how long it lives.");
  const uses = result?.singleUse ? " It opens one session only." : "";
  const rows: Fact[] = [
    ...(lifetime === undefined
      ? []
      : [{ term: "Lifetime", text: lifetime + uses + whereOf(operation) }]),
    { term: "Retries", text: summarizeRetries(model) },
    ...(pointers.length === 0
      ? []
      : [{ term: "Errors", text: `In the body of an error, ${listed(pointers)}.` }]),
    ...(idempotencyHeader === undefined
      ? []
      : [{ term: "Idempotency", text: `The header ${markdownCode(idempotencyHeader)}.` }]),
  ];
  return [
    {
      kind: "heading",
      level: 3,
      id,
      text: result === undefined ? "Retries and errors" : "Lifetime, retries and errors",
    },
    { kind: "facts", rows },
  ];
}

/** How a page opens what is minted. */
function buildWidget({ model, provider, claim }: CallRequest, prefix: string): Block[] {
  const { words, install, code, exchange } = describeWidget(model, provider) ?? {};
  if (words === undefined || code === undefined) return [];
  return [
    { kind: "heading", level: 3, id: claim(`${prefix}widget`), text: "Open it on the page" },
    { kind: "text", text: `${words} Its documentation: ${model.widget?.source}` },
    ...(install === undefined ? [] : [{ kind: "code", language: "sh", text: install } as const]),
    { kind: "code", language: "js", text: code },
    ...(exchange === undefined ? [] : [{ kind: "text", text: exchange } as const]),
  ];
}

/** What there is to know of the lifetime for a reader who chooses a mode. */
function mintedBy({ result }: OperationDescription, model: OperationModel) {
  if (result === undefined) return {};
  const { expiresAt: expiry, singleUse = false } = result;
  const lifetime =
    expiry?.kind === "documented"
      ? expiry.seconds
      : (summarizeLifetime(model) ?? "No source says how long.");
  return { minted: { lifetime, singleUse } };
}

/** Where the lifetime is read from. */
function whereOf({ result }: OperationDescription): string {
  const expiry = result?.expiresAt;
  switch (expiry?.kind) {
    case "field":
      return ` It is in ${markdownCode(expiry.pointer)}, as ${expiry.as.replaceAll("-", " ")}${expiry.requested === undefined ? "" : `; the request may ask for a number of seconds in ${markdownCode(expiry.requested)}`}.`;
    case "request":
    case "written":
      return ` It is ${markdownCode(expiry.pointer)} of the request.`;
    case "documented":
    case undefined:
      return "";
  }
}
