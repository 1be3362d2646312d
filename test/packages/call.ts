/** A call of a built package: what it sends and what it gives. */
export interface Call {
  readonly title: string;
  readonly packageName: string;
  /** Names that are imported or required. */
  readonly names: string;
  /** An expression; `baseUrl` is in scope. */
  readonly expression: string;
  /** Several where the package has to ask for an access token first. */
  readonly sends: Sent | readonly Sent[];
  readonly gives: unknown;
}

interface Sent {
  readonly path: string;
  readonly headers: object;
  readonly json?: unknown;
  /** Where it is no JSON. */
  readonly body?: string;
}
