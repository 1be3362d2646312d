import type { DescribedSchema } from "@linkmint/runtime";
import type { ComponentChild } from "preact";
import type { Form } from "./form.js";
import type { Shape } from "./read-shape.js";
import type { ValuePath } from "./value-at.js";

/** A field of a form, whatever it holds. */
export interface FieldProps {
  readonly form: Form;
  readonly path: ValuePath;
  readonly schema: DescribedSchema;
  readonly required: boolean;
  /** Why the field must stay empty. */
  readonly refused?: string | undefined;
}

/** What is the same of all fields. */
export interface ShownField extends FieldProps {
  readonly shape: Shape;
  readonly value: unknown;
  readonly id: string;
  /** The ids of its description and of what is wrong with it. */
  readonly describedBy: string;
  /** Shows the fields inside. */
  readonly renderField: (props: FieldProps) => ComponentChild;
}
