import {
  type Definitions,
  createValidator,
  type DescribedSchema,
  type InputMode,
  type InputSchema,
  type StandardIssue,
} from "@linkmint/runtime";

/** What a schema, and the modes if any, refuse of a value, in the words of the packages' validators. */
export function findFaults(
  schema: DescribedSchema,
  schemas: Readonly<Record<string, DescribedSchema>>,
  value: unknown,
  modes: readonly InputMode[] = [],
): readonly StandardIssue[] {
  const validator = createValidator({
    schema: schema as InputSchema["schema"],
    definitions: schemas as Definitions,
    ...(modes.length > 0 && { modes }),
  });
  return validator["~standard"].validate(value).issues ?? [];
}
