/**
 * The part of a Standard Schema that the runtime calls.
 *
 * @see https://standardschema.dev
 */
export interface StandardSchema {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult | Promise<StandardResult>;
  };
}

/** What a check found: nothing where `issues` is absent. */
export interface StandardResult {
  readonly issues?: readonly StandardIssue[] | undefined;
}

/** One reason why a value does not fit. */
export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}
