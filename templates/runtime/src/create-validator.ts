import type { StandardIssue } from "./standard-schema.js";
import { formatFault, type Fault } from "./validation/fault.js";
import { findFaults } from "./validation/find-faults.js";
import { findModeFaults } from "./validation/find-mode-faults.js";
import type { InputSchema } from "./validation/input-schema.js";

/**
 * Makes a Standard Schema that tells what of an operation's input its provider would refuse.
 *
 * It checks what would be sent, which is the input as JSON: `undefined` properties are absent. The
 * messages name path and rule and never quote a value. Nothing is compiled, so that it runs where
 * `eval` is forbidden.
 *
 * @example
 * const { issues } = validator["~standard"].validate(input);
 */
export function createValidator<Input>(schema: InputSchema): Validator<Input> {
  return {
    "~standard": {
      version: 1,
      vendor: "linkmint",
      validate: (input) => {
        const issues = findIssues(schema, input);
        return issues.length > 0 ? { issues } : { value: input as Input };
      },
    },
  };
}

/**
 * A Standard Schema (version 1) of inputs of one kind, which validates synchronously.
 *
 * @see https://standardschema.dev
 */
export interface Validator<Input = unknown> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "linkmint";
    readonly validate: (input: unknown) => ValidationResult<Input>;
    /** In types alone. */
    readonly types?: { readonly input: Input; readonly output: Input } | undefined;
  };
}

/** The input itself, or why it would be refused. */
export type ValidationResult<Input> =
  | { readonly value: Input; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** How many issues are told; a caller who has so many reads the first ones. */
const maxIssues = 20;

function findIssues(schema: InputSchema, input: unknown): StandardIssue[] {
  const messages = new Map<string, StandardIssue>();
  for (const fault of findAllFaults(schema, input)) {
    const message = formatFault(fault);
    messages.set(message, messages.get(message) ?? { message, path: fault.path });
  }
  return [...messages.values()].slice(0, maxIssues);
}

function findAllFaults(schema: InputSchema, input: unknown): readonly Fault[] {
  const { definitions, modes = [], optional = false } = schema;
  try {
    if (input === undefined && optional) {
      return findModeFaults(modes, {});
    }
    const sent: unknown = JSON.parse(JSON.stringify(input) ?? "null");
    const faults = findFaults(schema.schema, sent, { definitions });
    const isObject = typeof sent === "object" && sent !== null && !Array.isArray(sent);
    return isObject ? [...faults, ...findModeFaults(modes, { ...sent })] : faults;
  } catch {
    // A circular reference, a bigint, or more levels than the stack holds. The cause may quote the input.
    return [{ path: [], rule: "cannot be written as JSON" }];
  }
}
