import {
  createValidator,
  type DescribedSchema,
  type OperationDescription,
  type ProviderDescription,
  type StandardIssue,
} from "@linkmint/runtime";

/** A provider, and what is worked out of its description once. */
export interface MockedProvider {
  readonly description: ProviderDescription;
  readonly operations: readonly MockedOperation[];
  /** Where the OAuth token endpoint is, by its path and its whole address. */
  readonly tokenUrls: readonly URL[];
}

/** An operation, and its path as an expression with a group for each parameter. */
export interface MockedOperation {
  readonly operation: OperationDescription;
  readonly pattern: RegExp;
  readonly parameterNames: readonly string[];
  /** The ways to use it, by name, each with what checks an input against it. */
  readonly modes: readonly { readonly name: string; readonly find: FindIssues }[];
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

function prepareModes({
  modes = {},
}: OperationDescription): Pick<MockedOperation, "modes" | "findMisfit"> {
  const rules = Object.entries(modes).map(([name, mode]) => ({
    ...mode,
    when: `using mode ${name}`,
  }));
  return {
    modes: Object.keys(modes).map((name, index) => ({
      name,
      find: toFinder(createValidator({ schema: {}, modes: rules.slice(index, index + 1) })),
    })),
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
