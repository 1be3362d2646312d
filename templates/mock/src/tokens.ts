import type { OperationDescription, ProviderDescription } from "@linkmint/runtime";
import { type Breach, breach } from "./breach.js";

/** The tokens that were minted, for operations that take one. */
export interface Tokens {
  readonly keep: (minted: Minted) => void;
  /** Takes the tokens that an input holds; a breach where one was not minted, is too old or was used before. */
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

const mostTokens = 1000;

export function createTokens(): Tokens {
  const minted = new Map<string, Minted & { used: boolean }>();
  return {
    keep: (token) => {
      const [oldest = ""] = minted.keys();
      if (minted.size >= mostTokens) minted.delete(oldest);
      minted.set(`${token.provider.id} ${token.token}`, { ...token, used: false });
    },
    use: (provider, operation, input, now) => {
      if (operation.result !== undefined) return undefined;
      for (const name of tokenNames(provider)) {
        if (typeof input[name] !== "string") continue;
        const known = minted.get(`${provider.id} ${input[name]}`);
        const fault = findFault(known, now);
        if (fault !== undefined) return breach(400, `/${name}`, fault);
        if (known !== undefined) known.used = true;
      }
      return undefined;
    },
  };
}

function findFault(
  known: (Minted & { readonly used: boolean }) | undefined,
  now: number,
): string | undefined {
  if (known === undefined) return "not a token that this mock minted";
  if ((known.expiresAt ?? Infinity) <= now) return "expired";
  return known.used && known.operation.result?.singleUse === true ? "used before" : undefined;
}

/** The names of the members that minted tokens stand in. */
function tokenNames({ operations }: ProviderDescription): string[] {
  return operations.flatMap(({ result }) => result?.token?.split("/").slice(-1) ?? []);
}
