import {
  createValidator,
  type DescribedSchema,
  inputModes,
  type OperationDescription,
  type ProviderDescription,
  type SchemeDescription,
  type StandardIssue,
} from "@linkmint/runtime";

/** A provider, and what is worked out of its description once. */
export interface MockedProvider {
  readonly description: ProviderDescription;
  readonly operations: readonly MockedOperation[];
  /** Where the OAuth token endpoint is, by its path and its whole address. */
  readonly tokenUrls: readonly URL[];
  /** Whether headers and parameters of the query, in lower case, hold secrets, as far as that is known. */
  readonly secrets: ReadonlyMap<string, boolean>;
}

/** An operation, and its path as an expression with a group for each parameter. */
export interface MockedOperation {
  readonly operation: OperationDescription;
  readonly pattern: RegExp;
  readonly parameterNames: readonly string[];
  /** The name of the first way to use it that an input fits. */
  readonly modeOf: (input: Readonly<Record<string, unknown>>) => string | undefined;
  /** Checks an input against the mode that it is evidently meant for. */
  readonly findMisfit: FindIssues;
}

/** Says what of a value a schema or a mode does not allow. */
export type FindIssues = (value: unknown) => readonly StandardIssue[];

/** Makes what checks values against a schema. */
export function checkBy(schema: DescribedSchema, { schemas }: ProviderDescription): FindIssues {
  return toFinder(createValidator({ schema, definitions: schemas }));
}

export function prepareProvider(description: ProviderDescription): MockedProvider {
  const { operations, schemes = [], environments } = description;
  const base = environments[0]?.url;
  return {
    description,
    secrets: findSecrets(description),
    operations: operations.map((operation) => ({
      operation,
      ...prepareModes(operation),
      pattern: new RegExp(`^${operation.path.split(parameter).map(toPattern).join("")}/?$`, "u"),
      parameterNames: [...operation.path.matchAll(parameter)].map(([, name = ""]) => name),
    })),
    tokenUrls: schemes.flatMap((scheme) =>
      scheme.kind === "clientCredentials" ? [new URL(scheme.tokenUrl, base)] : [],
    ),
  };
}

function findSecrets({ operations, credentials, schemes = [] }: ProviderDescription) {
  return new Map<string, boolean>([
    ...operations.map(({ idempotencyHeader = "" }) => [lower(idempotencyHeader), false] as const),
    ...credentials.map(({ header = "", secret = true }) => [lower(header), secret] as const),
    ...schemes.map((scheme) => [lower(nameOf(scheme)), true] as const),
  ]);
}

function nameOf(scheme: SchemeDescription): string {
  if (scheme.kind === "query") return scheme.parameter;
  return scheme.kind === "signature" ? scheme.header : "authorization";
}

function lower(name: string): string {
  return name.toLowerCase();
}

function prepareModes({
  modes = {},
}: OperationDescription): Pick<MockedOperation, "modeOf" | "findMisfit"> {
  const { findMisfit } = inputModes(modes);
  const names = Object.keys(modes);
  const rules = names.map((name) => ({ ...modes[name], when: `using mode ${name}` }));
  return {
    modeOf: (input) => names.find((mode) => !findMisfit(input, { mode, publicName: String })),
    findMisfit: toFinder(createValidator({ schema: {}, modes: rules })),
  };
}

function toFinder(validator: ReturnType<typeof createValidator>): FindIssues {
  return (value) => validator["~standard"].validate(value).issues ?? [];
}

const parameter = /\{([^{}]+)\}/gu;

/** Texts and names of parameters take turns. */
function toPattern(part: string, index: number): string {
  return index % 2 === 1 ? "([^/]+)" : part.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
}
