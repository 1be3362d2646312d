import type {
  DescribedSchema,
  InputMode,
  OperationDescription,
  ProviderDescription,
} from "@linkmint/runtime";
import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { findFaults } from "./find-faults.js";
import { pathKey } from "./path-key.js";
import type { SharedForm } from "./share-link.js";
import { type ValuePath, withValueAt } from "./value-at.js";

/** What somebody fills in, and what follows from it. */
export interface Form {
  readonly provider: ProviderDescription;
  readonly operation: OperationDescription;
  readonly packageName: string | undefined;
  /** The whole input's. */
  readonly schema: DescribedSchema;
  /** Options of the client that fill parameters; an example stands for one that is absent. */
  readonly options: Signal<Readonly<Record<string, string>>>;
  /** The chosen mode's name; empty where the operation has none. */
  readonly mode: Signal<string>;
  /** Under wire names; what nobody touched is not in it. */
  readonly input: Signal<Readonly<Record<string, unknown>>>;
  /** What the validator says, by the `pathKey` of the field; of the whole under the empty one. */
  readonly issues: ReadonlySignal<ReadonlyMap<string, readonly string[]>>;
  readonly set: (path: ValuePath, value: unknown) => void;
  /** How often it has begun anew. */
  readonly round: ReadonlySignal<number>;
  /** Begins anew with an example, or with nothing. */
  readonly start: (example: string | undefined) => void;
  /** Chooses a mode: with its first example where nobody has touched the last one, else with what the mode takes of it. */
  readonly choose: (mode: string) => void;
}

/** Makes the form of an operation, filled with what a link says, else with its first example. */
export function createForm(
  subject: Pick<Form, "provider" | "operation" | "packageName">,
  shared?: Pick<SharedForm, "mode" | "input" | "options">,
): Form {
  const { operation } = subject;
  const { modes = {}, examples = [] } = operation;
  const [first] = examples;
  const named = Object.hasOwn(modes, shared?.mode ?? "") ? shared?.mode : undefined;
  const mode = signal(named ?? first?.mode ?? Object.keys(modes)[0] ?? "");
  const input = signal(shared?.input ?? inputOf(first));
  const round = signal(0);
  const schema = inputSchema(operation);
  const issues = computed(() => findIssues({ ...subject, schema }, mode.value, input.value));
  return {
    ...subject,
    schema,
    options: signal(shared?.options ?? {}),
    mode,
    input,
    issues,
    round,
    set: (path, value) => {
      input.value = withValueAt(input.value, path, value) as Record<string, unknown>;
    },
    start: (name) => {
      const example = examples.find((each) => each.name === name);
      batch(() => {
        input.value = inputOf(example);
        mode.value = example?.mode ?? mode.value;
        round.value += 1;
      });
    },
    choose: (name) => {
      batch(() => {
        const isExample = examples.some(({ value }) => value === input.value);
        const forbidden = modes[name]?.forbidden ?? [];
        const kept = Object.entries(input.value).filter(([each]) => !forbidden.includes(each));
        mode.value = name;
        input.value = isExample
          ? inputOf(examples.find((each) => each.mode === name))
          : Object.fromEntries(kept);
        round.value += 1;
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
function inputSchema({ request, parameters = [] }: OperationDescription): DescribedSchema {
  const own = parameters.filter(({ input }) => input !== undefined);
  if (own.length === 0) return request?.schema ?? { type: "object", properties: {} };
  const properties = Object.fromEntries(own.map(({ input = "", schema }) => [input, schema]));
  const required = own.filter((each) => each.required).map(({ input = "" }) => input);
  const rest = request === undefined ? [] : [request.schema];
  return { type: "object", properties, required, allOf: rest };
}

function findIssues(
  { provider, operation, schema }: Pick<Form, "provider" | "operation" | "schema">,
  mode: string,
  input: unknown,
): ReadonlyMap<string, readonly string[]> {
  const { [mode]: chosen } = operation.modes ?? {};
  const modes: readonly InputMode[] = chosen ? [{ ...chosen, when: chosen.summary }] : [];
  const issues = findFaults(schema, provider.schemas, input, modes);
  const found = new Map<string, readonly string[]>();
  for (const { message, path = [] } of issues) {
    const key = pathKey(path.map((step) => String(Object(step).key ?? step)));
    found.set(key, [...(found.get(key) ?? []), message]);
  }
  return found;
}
