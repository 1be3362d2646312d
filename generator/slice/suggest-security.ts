import { type JsonObject, type JsonValue, asObject } from "../types/json.js";

/** How a document that requires no security authenticates all the same. */
export interface SuggestedSecurity {
  readonly security: JsonValue;
  readonly securitySchemes: JsonObject;
}

/**
 * Reads a header parameter called Authorization as what it is. OpenAPI ignores such a parameter (3.1, 4.8.12.2.1), and
 * means a security scheme; the declared one that speaks of that header is it, else one is made.
 */
export function suggestSecurity(
  parameters: readonly JsonObject[],
  schemes: JsonObject,
): SuggestedSecurity | undefined {
  const parameter = parameters.find(isAuthorization);
  if (parameter === undefined) return undefined;
  const declared = Object.entries(schemes).find(([, scheme]) =>
    sendsAuthorization(asObject(scheme)),
  );
  const [key, found] = declared ?? ["authorization", made];
  const scheme = asObject(found);
  const words = [scheme["description"], parameter["description"]].join(" ");
  const prefix = /\b(?:Bearer|Token|Basic)\b/u.exec(words)?.[0];
  const credential = { ...(prefix !== undefined && { prefix: `${prefix} ` }) };
  return {
    security: [{ [key]: [] }],
    securitySchemes: {
      [key]: {
        ...scheme,
        ...(scheme["type"] === "apiKey" &&
          prefix !== undefined && { "x-link-credential": credential }),
      },
    },
  };
}

/** Whether a parameter is one of those that OpenAPI ignores, since other parts of a document speak of them. */
export function isIgnored(parameter: JsonObject): boolean {
  const names = ["accept", "content-type", "authorization"];
  return parameter["in"] === "header" && names.includes(String(parameter["name"]).toLowerCase());
}

const made: JsonObject = { type: "apiKey", in: "header", name: "Authorization" };

function isAuthorization(parameter: JsonObject): boolean {
  return isIgnored(parameter) && String(parameter["name"]).toLowerCase() === "authorization";
}

function sendsAuthorization({ type, in: place, name, scheme }: JsonObject): boolean {
  if (type === "http") return String(scheme).toLowerCase() === "bearer";
  return type === "apiKey" && place === "header" && String(name).toLowerCase() === "authorization";
}
