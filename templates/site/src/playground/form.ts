import {
  type Definitions,
  createValidator,
  type DescribedSchema,
  type InputMode,
  type InputSchema,
  type OperationDescription,
  type ProviderDescription,
} from "@linkmint/runtime";
import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { type ValuePath, withValueAt } from "./value-at.js";

/** What somebody fills in, and what follows from it. */
export interface Form {
  readonly provider: ProviderDescription;
  readonly operation: OperationDescription;
  readonly packageName: string | undefined;
  /** Options of the client that fill parameters; an example stands for one that is absent. */
  readonly options: Signal<Readonly<Record<string, string>>>;
  /** The chosen mode's name; empty where the operation has none. */
  readonly mode: Signal<string>;
  /** Under wire names; what nobody touched is not in it. */
  readonly input: Signal<Readonly<Record<string, unknown>>>;
  /** What the validator says, by the path of the field, such as `user.address`; of the whole under the empty path. */
  readonly issues: ReadonlySignal<ReadonlyMap<string, readonly string[]>>;
  readonly set: (path: ValuePath, value: unknown) => void;
  /** Begins anew with an example, or with nothing. */
  readonly start: (example: string | undefined) => void;
  /** Chooses a mode, with its first example. */
  readonly choose: (mode: string) => void;
}

/** Makes the form of an operation, filled with its first example. */
export function createForm(subject: Pick<Form, "provider" | "operation" | "packageName">): Form {
  const { provider, operation } = subject;
  const { modes = {}, examples = [] } = operation;
  const [first] = examples;
  const mode = signal(first?.mode ?? Object.keys(modes)[0] ?? "");
  const input = signal(inputOf(first));
  const issues = computed(() => findIssues({ provider, operation }, mode.value, input.value));
  return {
    ...subject,
    options: signal({}),
    mode,
    input,
    issues,
    set: (path, value) => {
      input.value = withValueAt(input.value, path, value) as Record<string, unknown>;
    },
    start: (name) => {
      const example = examples.find((each) => each.name === name);
      batch(() => {
        input.value = inputOf(example);
        mode.value = example?.mode ?? mode.value;
      });
    },
    choose: (name) => {
      batch(() => {
        mode.value = name;
        input.value = inputOf(examples.find((each) => each.mode === name));
      });
    },
  };
}

function inputOf(
  example: { readonly value: unknown } | undefined,
): Readonly<Record<string, unknown>> {
  return (example?.value ?? {}) as Record<string, unknown>;
}

/** The schema of the whole input: the body's members, and what fills parameters. */
export function inputSchema({ request, parameters = [] }: OperationDescription): DescribedSchema {
  const own = parameters.filter(({ input }) => input !== undefined);
  if (own.length === 0) return request?.schema ?? { type: "object", properties: {} };
  const properties = Object.fromEntries(own.map(({ input = "", schema }) => [input, schema]));
  const required = own.filter((each) => each.required).map(({ input = "" }) => input);
  const rest = request === undefined ? [] : [request.schema];
  return { type: "object", properties, required, allOf: rest };
}

function findIssues(
  { provider, operation }: Pick<Form, "provider" | "operation">,
  mode: string,
  input: unknown,
): ReadonlyMap<string, readonly string[]> {
  const { [mode]: chosen } = operation.modes ?? {};
  const modes: readonly InputMode[] = chosen ? [{ ...chosen, when: chosen.summary }] : [];
  const schema: InputSchema = {
    schema: inputSchema(operation) as InputSchema["schema"],
    definitions: provider.schemas as Definitions,
    ...(modes.length > 0 && { modes }),
  };
  const { issues = [] } = createValidator(schema)["~standard"].validate(input);
  const found = new Map<string, readonly string[]>();
  for (const { message, path = [] } of issues) {
    const key = path.map((step) => String(Object(step).key ?? step)).join(".");
    found.set(key, [...(found.get(key) ?? []), message]);
  }
  return found;
}
