import type { ProblemCode } from "./refusal.js";

/** What became of one request, for audits. It holds no header, no value of a body and no token. */
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
  /** What was wrong, for you: more than the page is told. */
  readonly reason?: string;
}
