import type { SecurityScheme } from "../types/openapi.js";

/** How a security scheme that packages do is filled. */
export type SchemeKind = "header" | "query" | "bearer" | "basic" | "clientCredentials";

/** Returns what kind a security scheme is; nothing for one that packages cannot do. */
export function schemeKind(scheme: Partial<SecurityScheme>): SchemeKind | undefined {
  const { type, in: location, flows } = scheme;
  if (type === "apiKey")
    return location === "header" || location === "query" ? location : undefined;
  if (type === "oauth2") return flows?.clientCredentials && "clientCredentials";
  const word = String(scheme.scheme).toLowerCase();
  return type === "http" && (word === "basic" || word === "bearer") ? word : undefined;
}
