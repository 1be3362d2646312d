import type { CallOptions } from "./call-options.js";
import type { ClientOptions } from "./client-options.js";
import type { Fail } from "./failure.js";
import type { SentRequest } from "./link-promise.js";

/** What authenticates requests beyond headers of one credential each, as `schemes` gives it. */
export interface Authentication {
  /** The request of one attempt with all that authenticates it; `signal` ends the call early. */
  complete(
    request: SentRequest,
    attempt: Attempt,
    signal: AbortSignal | undefined,
  ): Promise<SentRequest>;
  /** Looks at an attempt's response, and says whether another attempt, with credentials got anew, is worth it. */
  renewAfter(response: Response, attempt: Attempt): boolean;
}

/** One way to authenticate; it takes part in calls that have all of its credentials. */
export interface Scheme {
  /** The options that it reads. */
  readonly options: readonly string[];
  /** What it adds to a request, for each attempt anew; `signal` ends the call early. */
  authenticate(
    request: SentRequest,
    attempt: Attempt,
    signal: AbortSignal | undefined,
  ): Addition | Promise<Addition>;
  /** Whether it can do better after a response of this status. */
  renew?(status: number, attempt: Attempt): boolean;
}

/** What a scheme adds to a request. */
export interface Addition {
  /** Lower-case names. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Parameters of the query, which nobody gets to see. */
  readonly query?: Readonly<Record<string, string>>;
}

/** The part of a call that schemes know. */
export interface Attempt {
  readonly options: CallOptions;
  readonly settings: ClientOptions;
  readonly fail: Fail;
  readonly sent: {
    /** What must not show. */
    readonly credentials: string[];
    /** The credentials that the call uses, by option. */
    readonly values: Readonly<Record<string, unknown>>;
    /** As it may be shown. */
    request?: SentRequest;
  };
}

/** Gives the options of the credentials that a call uses, as `alternatives` does; throws where some are missing. */
export type Security = (call: Choosing) => readonly string[];

/** What there is to choose from. */
export interface Choosing extends Pick<Attempt, "options" | "settings" | "fail"> {
  readonly provider: {
    readonly credentials: Readonly<
      Record<string, { readonly variable?: string; readonly empty?: boolean }>
    >;
  };
}
