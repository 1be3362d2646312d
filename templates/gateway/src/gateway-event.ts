import type { ProblemCode } from "./refusal.js";

/** What became of one request, for audits. It holds no header, no value of a body, no token and no words of a provider. */
export interface GatewayEvent {
  /** As the response's `x-request-id` has it. */
  readonly requestId: string;
  readonly method: string;
  readonly route: "providers" | "mint" | "exchange" | "preflight" | "none";
  readonly provider?: string;
  /** The id of who is signed in. */
  readonly user?: string;
  readonly status: number;
  readonly milliseconds: number;
  /** Why it was refused or failed. */
  readonly code?: ProblemCode;
  /**
   * What was wrong, for you: the paths of what a page may not say, or kind, status and code of a provider's failure, such as
   * `authentication 401 INVALID_API_KEYS`.
   */
  readonly reason?: string;
}
