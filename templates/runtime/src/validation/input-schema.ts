import type { Mode } from "../operation.js";

/** What a validator works from: plain data, written by the generator, under the names that callers write. */
export interface InputSchema {
  readonly schema: ValueSchema;
  /** What a reference such as `#/$defs/Name` leads to; circular ones are fine. */
  readonly definitions?: Definitions;
  /** The ways to use the operation; an input has to fit at least one. */
  readonly modes?: readonly InputMode[];
  /** Whether a call may go without an input. */
  readonly optional?: boolean;
}

export type Definitions = Readonly<Record<string, ValueSchema>>;

/** One way to use an operation, under public names. */
export interface InputMode extends Pick<Mode, "required" | "anyOf" | "forbidden"> {
  /** What somebody does who uses it, such as "connecting an account". */
  readonly when: string;
}

/**
 * The keywords of JSON Schema 2020-12 that a validator knows.
 *
 * `format` is not among them: it is an annotation there, documents mean different things by it, and
 * refusing what the provider would have taken is worse than an answer of 400.
 */
export interface ValueSchema extends SchemaKeywords<ValueSchema> {}

/** The same, of whichever kind the schemas inside are. */
export interface SchemaKeywords<Inner> {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Inner | boolean>>;
  readonly required?: readonly string[];
  /** By expression with the flag `u`: what properties are whose names match. */
  readonly patternProperties?: Readonly<Record<string, Inner | boolean>>;
  readonly additionalProperties?: Inner | boolean;
  readonly propertyNames?: Inner | boolean;
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly prefixItems?: readonly (Inner | boolean)[];
  readonly items?: Inner | boolean;
  readonly contains?: Inner | boolean;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  /** In code points, as `maxLength` is. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Passes where it is no regular expression with the flag `u`. */
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly allOf?: readonly (Inner | boolean)[];
  readonly anyOf?: readonly (Inner | boolean)[];
  readonly oneOf?: readonly (Inner | boolean)[];
  readonly not?: Inner | boolean;
  readonly if?: Inner | boolean;
  readonly then?: Inner | boolean;
  readonly else?: Inner | boolean;
}
