import type { Scheme } from "./authentication.js";

/**
 * A key in the query, by the parameter's name and the option that holds the key. It is part of the address
 * that is sent, and of none that anybody is shown.
 *
 * @example
 * queryKey("api_key", "apiKey");
 */
export function queryKey(parameter: string, option: string): Scheme {
  return {
    options: [option],
    authenticate: (_, { sent }) => {
      const value = String(sent.values[option]);
      // As `URL` writes it, so that errors of the platform hold no spelling that nobody looks for.
      const written = encodeURIComponent(value).replaceAll("'", "%27");
      sent.credentials.push(written);
      return { query: { [parameter]: written } };
    },
  };
}
