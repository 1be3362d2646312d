/** Counts requests, and refuses those above a limit. */
export interface Limiter {
  readonly takeAddress: (request: Request, context: unknown) => Promise<void>;
  readonly takeUser: (id: string) => Promise<void>;
}

export function createLimiter(): Limiter {
  return { takeAddress: async () => {}, takeUser: async () => {} };
}
