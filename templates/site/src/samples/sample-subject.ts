import type { OperationDescription, ProviderDescription } from "@linkmint/runtime";

/** A call that samples are wanted for. */
export interface SampleSubject {
  readonly provider: ProviderDescription;
  readonly operation: OperationDescription;
  /** Under wire names, with what fills parameters. */
  readonly input: Readonly<Record<string, unknown>>;
  /** The name of the mode that the call is for. */
  readonly mode?: string | undefined;
  /** The name of an environment; one for tests unless given, where there is one. */
  readonly environment?: string | undefined;
  /** Replaces the environment's address, such as by that of a mock. */
  readonly baseUrl?: string | undefined;
  /** Values of the provider's options; a schema's example stands for one that is absent. */
  readonly options?: Readonly<Record<string, unknown>> | undefined;
  /** `@linkmint/` and the provider's id unless given. */
  readonly packageName?: string | undefined;
}
