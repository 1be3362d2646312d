import type { JsonObject, JsonValue } from "../types/json.js";
import { toCamelCase, toConstantCase, toPascalCase } from "../util/casing.js";
import { isJsonList, isJsonObject } from "../util/json.js";

/**
 * The slice with the `x-link-*` keys that can be guessed from it. What a token is and when it expires
 * cannot: `result` is left empty, which the linter asks about.
 */
export function suggestExtensions(spec: JsonObject, provider: string): JsonObject {
  const servers = isJsonList(spec["servers"]) ? spec["servers"].filter(isJsonObject) : [];
  const components = object(spec["components"]);
  const schemes = object(components["securitySchemes"]);
  return {
    ...spec,
    info: { ...object(spec["info"]), "x-link-provider": suggestProvider(provider, servers.length) },
    ...(servers.length > 0 && { servers: suggestEnvironments(servers) }),
    paths: suggestTokens(object(spec["paths"])),
    components: {
      ...components,
      ...(Object.keys(schemes).length > 0 && {
        securitySchemes: suggestCredentials(schemes, provider),
      }),
    },
  };
}

function suggestProvider(provider: string, servers: number): JsonObject {
  const name = toPascalCase(provider);
  const variable = toConstantCase(provider);
  return {
    name,
    client: name,
    ...(servers > 1 && {
      environments: `${name}Environment`,
      environmentVariable: `${variable}_ENV`,
    }),
    baseUrlVariable: `${variable}_BASE_URL`,
  };
}

/** An environment is called as its server is described, where that is short, else as its host begins. */
function suggestEnvironments(servers: readonly JsonObject[]): JsonValue[] {
  if (servers.length === 1) return [...servers];
  const taken = new Set<string>();
  return servers.map((server, index) => {
    const { description, url } = server;
    const isShort = typeof description === "string" && /^[\w -]{1,24}$/u.test(description);
    const [label = ""] = String(url)
      .replace(/^\w+:\/\//u, "")
      .split(/[./:]/u);
    const wanted = toCamelCase(isShort ? description : label) || `environment${index + 1}`;
    const name = taken.has(wanted) ? `${wanted}${index + 1}` : wanted;
    taken.add(name);
    return { ...server, "x-link-environment": { name } };
  });
}

function suggestCredentials(schemes: JsonObject, provider: string): JsonObject {
  const prefix = toConstantCase(provider);
  return Object.fromEntries(
    Object.entries(schemes).map(([key, scheme]) => {
      const option = toCamelCase(key);
      const name = toConstantCase(key);
      const env = name.startsWith(`${prefix}_`) ? name : `${prefix}_${name}`;
      return [key, { ...object(scheme), "x-link-credential": { option, env } }];
    }),
  );
}

/** Every operation mints through a method of its own name; the first is what `createLinkToken` calls. */
function suggestTokens(paths: JsonObject): JsonObject {
  const count = Object.values(paths).flatMap((item) => Object.keys(object(item))).length;
  let number = 0;
  return Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [
      path,
      Object.fromEntries(
        Object.entries(object(item)).map(([method, value]) => {
          number += 1;
          const { operationId, summary, description, ...rest } = object(value);
          const token = {
            ...(count > 1 && { primary: number === 1 }),
            method: toCamelCase(String(operationId)),
            result: {},
          };
          const head = { operationId, summary, description, "x-link-token": token };
          return [method, { ...defined(head), ...rest }];
        }),
      ),
    ]),
  );
}

function defined(value: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries) as JsonObject;
}

function object(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
