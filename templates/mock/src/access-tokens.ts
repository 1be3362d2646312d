import { type Breach, breach } from "./breach.js";
import { readBasic } from "./find-credential-breach.js";
import type { Random } from "./random.js";
import { type Incoming, mostBytes } from "./incoming.js";
import { keepAtMost } from "./keep-at-most.js";
import { mediaTypeOf } from "./media-type.js";
import { parseJson } from "./parse-json.js";
import { isObject } from "./pointer.js";

/** Gives access tokens to clients that show credentials, and knows those that it gave. */
export interface AccessTokens {
  readonly give: (
    request: Incoming,
    call: { readonly provider: string; readonly random: Random; readonly now: number },
  ) => Promise<AccessTokenReply>;
  /** Whether it gave this one for this provider, and it has not expired. */
  readonly isValid: (
    token: string,
    call: { readonly provider: string; readonly now: number },
  ) => boolean;
}

/** A response as OAuth 2.0 has it (RFC 6749, 5.1 and 5.2). */
export interface AccessTokenReply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly fault?: Breach;
}

/** How long an access token lives, in seconds: no spec says it, and this is what most do. */
const lifetime = 3600;

export function createAccessTokens(): AccessTokens {
  const ends = new Map<string, number>();
  return {
    isValid: (token, { provider, now }) => (ends.get(`${provider} ${token}`) ?? 0) > now,
    give: async (request, { provider, random, now }) => {
      const fault = await findFault(request);
      if (fault !== undefined) {
        const body = { error: fault.error, error_description: fault.sentence };
        return { status: fault.status, body, fault };
      }
      const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16));
      const token = `mock-access-${digits.join("")}`;
      keepAtMost(ends, `${provider} ${token}`, now + lifetime * 1000);
      return {
        status: 200,
        body: { access_token: token, token_type: "Bearer", expires_in: lifetime },
      };
    },
  };
}

async function findFault(
  request: Incoming,
): Promise<(Breach & { readonly error: string }) | undefined> {
  const refuse = (error: string, status: number, location: string, rule: string) => ({
    error,
    ...breach(status, location, rule),
  });
  if (request.method !== "POST") return refuse("invalid_request", 405, "method", "must be POST");
  const text = await request.readBody();
  if (text === undefined)
    return refuse("invalid_request", 413, "body", `larger than ${mostBytes} bytes`);
  const values = readFields(request, text);
  if (values === undefined) return refuse("invalid_request", 400, "body", "must be a form or JSON");
  if (values["grant_type"] !== "client_credentials") {
    return refuse("unsupported_grant_type", 400, "/grant_type", "must be client_credentials");
  }
  const [id = values["client_id"], secret = values["client_secret"]] =
    readBasic(request.headers.get("authorization")) ?? [];
  if (!id) return refuse("invalid_client", 401, "/client_id", "missing");
  return secret ? undefined : refuse("invalid_client", 401, "/client_secret", "missing");
}

function readFields(
  request: Incoming,
  text: string,
): Readonly<Record<string, unknown>> | undefined {
  const type = mediaTypeOf(request.headers.get("content-type"));
  if (type === "application/x-www-form-urlencoded")
    return Object.fromEntries(new URLSearchParams(text));
  const parsed = type === "application/json" ? parseJson(text) : {};
  return "value" in parsed && isObject(parsed.value) ? parsed.value : undefined;
}
