import * as v from "valibot";
import { EnvironmentExtension } from "../types/extensions.js";
import type { ServerModel } from "../types/model.js";
import type { OpenApi } from "../types/openapi.js";
import { toPascalCase } from "../names/casing.js";

/** The environments of a provider, in the spec's order; a lone server without a name is `production`. */
export function buildServers(spec: OpenApi): ServerModel[] {
  return (spec.servers ?? []).map((server) => {
    const environment = v.parse(
      EnvironmentExtension,
      server["x-link-environment"] ?? { name: "production" },
    );
    return {
      name: environment.name,
      member: toPascalCase(environment.name),
      url: server.url,
      ...(server.description !== undefined && { description: server.description }),
      default: environment.default,
      keyPrefixes: environment.keyPrefixes,
    };
  });
}
