import type { Scheme } from "./authentication.js";
import { encodeBase64 } from "./encode-base64.js";
import { refusal } from "./failure.js";

/**
 * HTTP Basic (RFC 7617), by the options that hold the user name and the password; without the latter it is empty.
 *
 * @example
 * basicCredentials({ username: "clientId", password: "apiKey" });
 */
export function basicCredentials({ username, password }: BasicOptions): Scheme {
  const options = [username, ...(password === undefined ? [] : [password])];
  return {
    options,
    authenticate: (_, { sent, fail }) => {
      const parts = options.map((option) => String(sent.values[option]));
      if (parts[0]?.includes(":")) {
        throw refusal(fail, username, "has a colon, which would end the user name");
      }
      const credentials = encodeBase64([...parts, ""].slice(0, 2).join(":"));
      sent.credentials.push(credentials);
      return { headers: { authorization: `Basic ${credentials}` } };
    },
  };
}

interface BasicOptions {
  readonly username: string;
  readonly password?: string;
}
