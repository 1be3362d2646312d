import { ask } from "./ask.js";
import type { Scheme } from "./authentication.js";
import { refusal } from "./failure.js";
import type { SentRequest } from "./link-promise.js";

/**
 * A header whose value a function of the caller's makes of each request, by the header's name and the
 * option that holds the function.
 *
 * @example
 * signedHeader("X-Signature", "sign");
 */
export function signedHeader(header: string, option: string): Scheme {
  return {
    options: [option],
    authenticate: async (request, attempt) => {
      const { sent, fail } = attempt;
      const sign = sent.values[option];
      if (typeof sign !== "function") {
        throw refusal(fail, option, "must be a function of the request");
      }
      const value = await ask(() => (sign as Signer)({ ...request }), option, attempt);
      if (value !== value.trim() || /[^\t -~]/.test(value)) {
        throw refusal(fail, option, "gave a character that no header can carry");
      }
      sent.credentials.push(value);
      return { headers: { [header.toLowerCase()]: value } };
    },
  };
}

/**
 * Gives the header that signs a request, for each attempt anew. The request is what is sent: its method, its
 * whole address, its headers and the text of its body.
 *
 * @example
 * ({ body }) => createHmac("sha256", secret).update(body ?? "").digest("hex");
 */
export type Signer = (request: SentRequest) => string | Promise<string>;
