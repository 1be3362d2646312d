import { listOperations, namesScheme } from "../openapi/operations.js";
import { type JsonObject, type JsonValue, asObject, asList } from "../types/json.js";

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

const made: JsonObject = { type: "apiKey", in: "header", name: "Authorization" };

function isAuthorization(parameter: JsonObject): boolean {
  return (
    parameter["in"] === "header" && String(parameter["name"]).toLowerCase() === "authorization"
  );
}

function sendsAuthorization({ type, in: location, name, scheme }: JsonObject): boolean {
  if (type === "http") return String(scheme).toLowerCase() === "bearer";
  return (
    type === "apiKey" && location === "header" && String(name).toLowerCase() === "authorization"
  );
}

/** Whether an operation goes by the document's security, and that names nothing. */
export function isSecurityOpen(spec: JsonObject): boolean {
  const isAllowed = asList(spec["x-link-allow"]).some(
    (each) => asObject(each)["code"] === undecided,
  );
  if (isAllowed || asList(spec["security"]).map(asObject).some(namesScheme)) return false;
  return operationsOf(spec).some(inheritsSecurity);
}

/** The operations of a slice. */
export function operationsOf(spec: JsonObject): JsonObject[] {
  return listOperations(spec).map(({ operation }) => operation);
}

/** Whether an operation goes by the document's security. */
export function inheritsSecurity(operation: JsonObject): boolean {
  return operation["security"] === undefined;
}

/** The code of what lint says where it is open. */
export const undecided = "undecided-security";
