import type { ProviderModel } from "../../types/model.js";

/** What a provider's `createLinkToken` mints, as people call it: a URL where there is no token. */
export function mintedNoun({ operations }: ProviderModel): "token" | "URL" {
  const result = operations.find(({ primary }) => primary)?.result;
  return result !== undefined && result.token === undefined ? "URL" : "token";
}
