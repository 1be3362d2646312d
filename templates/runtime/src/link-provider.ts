import type { CallOptions } from "./call-options.js";
import { LinkTokenConfigurationError } from "./link-token-error.js";
import type { LinkToken } from "./link-token.js";

/**
 * What can mint link tokens: every generated client, and any object of your own.
 *
 * @example
 * const inHouse: LinkProvider<{ userId: string }> = {
 *   async createLinkToken({ userId }) {
 *     return { token: await mint(userId), expirySource: "unknown", raw: undefined };
 *   },
 * };
 */
export interface LinkProvider<Input = never, Result extends LinkToken = LinkToken> {
  readonly createLinkToken: (input: Input, options?: CallOptions) => Promise<Result>;
}

/**
 * The provider of a key, which takes that provider's input.
 *
 * Throws a `LinkTokenConfigurationError` for a key that is not there: keys tend to come from requests.
 *
 * @example
 * const providers = { acme: new Acme(), inHouse };
 * await pickProvider(providers, "acme").createLinkToken({ tenant_id: "t" });
 */
export function pickProvider<
  Providers extends Readonly<Record<string, LinkProvider>>,
  Key extends keyof Providers & string,
>(providers: Providers, key: Key): Providers[Key] {
  if (!Object.hasOwn(providers, key)) {
    const known = Object.keys(providers).join(", ");
    throw new LinkTokenConfigurationError(`There is no such provider, only ${known}.`, {
      provider: "unknown",
      fields: ["key"],
    });
  }
  return providers[key];
}
