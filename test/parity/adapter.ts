/**
 * How a provider's official SDK and our package are made and called, in `providers/<provider>.js`.
 *
 * Both sides are called by the method that the spec names, which is the official SDK's; `theirs` says where
 * its arguments are not the input alone.
 */
export interface Adapter {
  /** The clients, made from the two modules, that send to `url`. */
  readonly connect: (modules: {
    readonly ours: object;
    readonly sdk: object;
    readonly url: string;
  }) => {
    readonly ours: object;
    readonly sdk: object;
  };
  /** The SDK's call, by operation, where it is not `client.method(input)`. */
  readonly theirs?: Readonly<Record<string, (client: object, input: object) => Promise<unknown>>>;
  /** By operation, what each input has besides the sample: what a mode needs, or a pattern asks for. */
  readonly base?: Readonly<Record<string, object>>;
  /** By operation, a success body that both take. */
  readonly success: Readonly<Record<string, unknown>>;
  /** The body of a failure as the provider writes it, where the SDK tells failures by it. */
  readonly failure?: object;
  /** What the token endpoint answers, by path, where there is one. */
  readonly grants?: Readonly<Record<string, unknown>>;
}
