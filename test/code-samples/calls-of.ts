import type { OperationDescription, ProviderDescription } from "@linkmint/runtime";

/** One call that samples are made for. */
export interface Call {
  /** Such as `truto, createLinkToken, connect`. */
  readonly name: string;
  readonly provider: ProviderDescription;
  readonly operation: OperationDescription;
  readonly input: Readonly<Record<string, unknown>>;
  readonly mode?: string;
}

/** Every example of every operation, one with its optional parameters, too; without examples it is called with those of its parameters. */
export function callsOf(provider: ProviderDescription): readonly Call[] {
  return provider.operations.flatMap((operation) => {
    const { examples = [{ name: "parameters", value: {}, mode: undefined }] } = operation;
    const optional = (operation.parameters ?? []).flatMap(({ input, required, schema }) =>
      input === undefined || required ? [] : [[input, schema.examples?.[0] ?? "fr-CA"]],
    );
    const [first] = examples;
    const everyParameter =
      optional.length > 0 && first
        ? [
            {
              ...first,
              name: "every parameter",
              value: { ...(first.value as object), ...Object.fromEntries(optional) },
            },
          ]
        : [];
    return [...examples, ...everyParameter].map(({ name, value, mode }) => ({
      name: `${provider.id}, ${operation.id}, ${name}`,
      provider,
      operation,
      input: value as Readonly<Record<string, unknown>>,
      ...(mode !== undefined && { mode }),
    }));
  });
}
