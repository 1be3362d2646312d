/** A call of a built package: what it sends and what it gives. */
export interface Call {
  readonly title: string;
  readonly packageName: string;
  /** Names that are imported or required. */
  readonly names: string;
  /** An expression; `baseUrl` is in scope. */
  readonly expression: string;
  readonly sends: { readonly path: string; readonly headers: object; readonly json: unknown };
  readonly gives: unknown;
}
