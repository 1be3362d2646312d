import { type AccessTokens, createAccessTokens } from "./access-tokens.js";
import type { Reply } from "./apply-fault.js";
import type { RecordedRequest } from "./record.js";
import { createTokens, type Tokens } from "./tokens.js";

/** What all calls share. */
export interface State {
  calls: number;
  readonly requests: RecordedRequest[];
  accessTokens: AccessTokens;
  tokens: Tokens;
  /** What was responded to an idempotency key. */
  replies: Map<string, { readonly text: string } & Replied>;
}

/** A response, and what of it goes into the log. */
export interface Replied {
  readonly reply: Reply;
  readonly record: Noted;
}

export type Noted = Partial<
  Pick<RecordedRequest, "operation" | "body" | "mode" | "reason" | "invented">
>;

export function createState(): State {
  return { requests: [], ...fresh() };
}

/** Forgets all that was. */
export function resetState(state: State): void {
  Object.assign(state, fresh());
  state.requests.length = 0;
}

function fresh() {
  return {
    calls: 0,
    accessTokens: createAccessTokens(),
    tokens: createTokens(),
    replies: new Map<string, { readonly text: string } & Replied>(),
  };
}
