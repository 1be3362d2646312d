import type { Schema } from "./openapi.js";

/** A parameter that is sent (OpenAPI 3.1, 4.8.12). */
export interface ParameterModel {
  readonly in: ParameterLocation;
  readonly wireName: string;
  readonly required: boolean;
  readonly schema: Schema;
  /** Where it is not the usual one of its location. */
  readonly style?: ParameterStyle;
  /** Where it is not the usual one of its style. */
  readonly explode?: boolean;
  readonly source: ParameterSourceModel;
}

export type ParameterLocation = "path" | "query" | "header";
export type ParameterStyle = "spaceDelimited" | "pipeDelimited" | "deepObject";

/** Where a parameter's value comes from. */
export type ParameterSourceModel =
  | {
      readonly kind: "input";
      /** The property of the input, by the name that modes know it by. */
      readonly field: string;
    }
  | { readonly kind: "option"; readonly option: string; readonly variable?: string }
  | { readonly kind: "constant"; readonly value: string };

/** An option of the client, and of each call, that fills parameters of operations. */
export interface OptionModel {
  readonly option: string;
  readonly variable?: string;
  readonly schema: Schema;
  /** Whether some operation cannot be called without it. */
  readonly required: boolean;
}
