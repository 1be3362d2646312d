import { createValidator } from "../../templates/runtime/src/create-validator.js";
import type {
  InputSchema,
  ValueSchema,
} from "../../templates/runtime/src/validation/input-schema.js";

/** The messages of what a validator finds, in order. */
export function messagesOf(schema: InputSchema, input: unknown): string[] {
  const { issues = [] } = createValidator(schema)["~standard"].validate(input);
  return issues.map(({ message }) => message);
}

/** The same for a value that the whole input is. */
export function faultsOf(
  schema: ValueSchema,
  value: unknown,
  definitions: InputSchema["definitions"] = {},
): string[] {
  return messagesOf({ schema, definitions }, value);
}
