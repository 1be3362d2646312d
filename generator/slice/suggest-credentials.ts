import { toCamelCase, toConstantCase } from "../names/casing.js";
import { isSafeIdentifier } from "../names/identifier.js";
import { type JsonObject, asObject } from "../types/json.js";

/** Security schemes with the options and environment variables that hold what they ask for. */
export function suggestCredentials(schemes: JsonObject, provider: string): JsonObject {
  const prefix = toConstantCase(provider);
  const inEnvironment = (name: string): string => {
    const wanted = name.startsWith(`${prefix}_`) ? name : `${prefix}_${name}`;
    return /^\d/u.test(wanted) ? `_${wanted}` : wanted;
  };
  return Object.fromEntries(
    Object.entries(schemes).map(([key, value]) => {
      const scheme = asObject(value);
      const known = asObject(scheme["x-link-credential"]);
      const credential = { ...suggestCredential(key, scheme, inEnvironment), ...known };
      return [key, { ...scheme, "x-link-credential": credential }];
    }),
  );
}

type InEnvironment = (name: string) => string;

function suggestCredential(key: string, scheme: JsonObject, env: InEnvironment): JsonObject {
  const of = (option: string): JsonObject => ({ option, env: env(toConstantCase(option)) });
  const isBasic = scheme["type"] === "http" && String(scheme["scheme"]).toLowerCase() === "basic";
  if (isBasic) return suggestBasic(String(scheme["description"] ?? ""), of);
  if (scheme["type"] === "oauth2") {
    return { clientId: { ...of("clientId"), secret: false }, clientSecret: of("clientSecret") };
  }
  const option = toCamelCase(key).replace(/[^\w$]/gu, "");
  if (key === "authorization" || !isSafeIdentifier(option)) return of("apiKey");
  return { option, env: env(toConstantCase(key).replace(/\W/gu, "")) };
}

/** A user name may be a key, so it is secret until the author says otherwise. */
function suggestBasic(description: string, of: (option: string) => JsonObject): JsonObject {
  const hasPassword = !withoutPassword.test(description);
  const isKey = !hasPassword && /\b(?:api[ _-]?)?(?:key|secret|token)\b/iu.test(description);
  return {
    username: of(isKey ? "apiKey" : "username"),
    ...(hasPassword && { password: of("password") }),
  };
}

const withoutPassword =
  /\b(?:no|empty|blank|without an?|without) password\b|\bpassword\b[^.;]{0,40}\b(?:empty|blank|unused|ignored|not (?:used|needed|required))\b/iu;
