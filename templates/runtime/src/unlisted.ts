/**
 * Lets a value of an open enum through that the spec does not list yet.
 *
 * @example
 * client.link.token({ userId, provider: unlisted("brand_new_tracker") });
 */
export function unlisted(value: string): Unlisted {
  return value as Unlisted;
}

/**
 * A string that somebody has vouched for with {@link unlisted}.
 *
 * The brand is a plain property, since a `unique symbol` would tell the ESM and the CommonJS
 * declarations apart. It exists in types alone.
 */
export type Unlisted = string & { readonly "~unlisted": true };
