import * as v from "valibot";
import { CredentialExtension } from "../types/extensions.js";
import type { ConstantHeaderModel, CredentialModel } from "../types/model.js";
import type { OpenApi, SecurityRequirement, SecurityScheme } from "../types/openapi.js";

/** The headers that authenticate a request: those that the caller fills, and those that never change. */
export interface Credentials {
  readonly credentials: readonly CredentialModel[];
  readonly constants: readonly ConstantHeaderModel[];
}

/** Reads the schemes of a security requirement (OpenAPI 3.1, 4.8.30), in the requirement's order. */
export function buildCredentials(spec: OpenApi, requirement: SecurityRequirement): Credentials {
  const credentials: CredentialModel[] = [];
  const constants: ConstantHeaderModel[] = [];
  for (const key of Object.keys(requirement)) {
    const scheme = spec.components?.securitySchemes?.[key];
    if (scheme === undefined) continue;
    const credential = v.parse(CredentialExtension, scheme["x-link-credential"]);
    const { header, prefix } = placeScheme(scheme);
    if ("constant" in credential) {
      constants.push({ header, value: credential.constant });
      continue;
    }
    const before = prefix ?? credential.prefix;
    credentials.push({
      option: credential.option,
      header,
      ...(before !== undefined && { prefix: before }),
      ...(credential.env !== undefined && { variable: credential.env }),
      secret: credential.secret,
      ...(scheme.description !== undefined && { description: scheme.description }),
    });
  }
  return { credentials, constants };
}

/** RFC 6750 puts a bearer token behind a word; an API key stands alone. */
function placeScheme(scheme: SecurityScheme): { header: string; prefix?: string } {
  return scheme.type === "http"
    ? { header: "Authorization", prefix: "Bearer " }
    : { header: scheme.name ?? "" };
}
