import type { OperationDescription, ProviderDescription } from "@linkmint/runtime";
import { type Breach, breach } from "./breach.js";
import { keepAtMost } from "./keep-at-most.js";

/** The tokens that were minted, for operations that take one. */
export interface Tokens {
  readonly keep: (minted: Minted) => void;
  /**
   * Takes the tokens that an input holds; a breach where one was not minted, is too old or was used before. Reading
   * what became of a token, such as by polling, uses none up.
   */
  readonly use: (
    provider: ProviderDescription,
    operation: OperationDescription,
    input: Readonly<Record<string, unknown>>,
    now: number,
  ) => Breach | undefined;
}

export interface Minted {
  readonly token: string;
  readonly provider: ProviderDescription;
  readonly operation: OperationDescription;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number | undefined;
}

export function createTokens(): Tokens {
  const minted = new Map<string, Minted & { used: boolean }>();
  return {
    keep: (token) => {
      keepAtMost(minted, `${token.provider.id} ${token.token}`, { ...token, used: false });
    },
    use: (provider, operation, input, now) => {
      if (operation.result !== undefined) return undefined;
      for (const name of tokenNames(provider)) {
        if (typeof input[name] !== "string") continue;
        const known = minted.get(`${provider.id} ${input[name]}`);
        if (known === undefined)
          return breach(400, `/${name}`, "not a token that this mock minted");
        if (isReading(operation)) continue;
        if ((known.expiresAt ?? Infinity) <= now) return breach(400, `/${name}`, "expired");
        if (known.used) return breach(400, `/${name}`, "used before");
        known.used = known.operation.result?.singleUse === true;
      }
      return undefined;
    },
  };
}

/** Whether an operation only tells of what there is, by its method or, of those that are all POST, by its path. */
function isReading({ method, path }: OperationDescription): boolean {
  return method === "GET" || /[/_.-](?:get|list|read|retrieve|status)$/iu.test(path);
}

/** The names of the members that minted tokens stand in. */
function tokenNames({ operations }: ProviderDescription): string[] {
  return operations.flatMap(({ result }) => result?.token?.split("/").slice(-1) ?? []);
}
