import type { JsonObject, JsonValue } from "../types/json.js";
import { toCamelCase, toConstantCase, toPascalCase } from "../util/casing.js";
import { isJsonList, isJsonObject } from "../util/json.js";
import { asObject } from "../util/as-object.js";

/**
 * The slice with the `x-link-*` keys that can be guessed from it. What a token is and when it expires
 * cannot: `result` is left empty, which the linter asks about.
 */
export function suggestExtensions(spec: JsonObject, provider: string): JsonObject {
  const servers = isJsonList(spec["servers"]) ? spec["servers"].filter(isJsonObject) : [];
  const components = asObject(spec["components"]);
  const schemes = asObject(components["securitySchemes"]);
  return {
    ...spec,
    info: {
      ...asObject(spec["info"]),
      "x-link-provider": suggestProvider(provider, servers.length),
    },
    ...(servers.length > 0 && { servers: suggestEnvironments(servers) }),
    paths: suggestTokens(asObject(spec["paths"])),
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
  return servers.map((server) => {
    const { description, url } = server;
    const isShort = typeof description === "string" && /^[\w -]{1,24}$/u.test(description);
    const [label = ""] = String(url)
      .replace(/^\w+:\/\//u, "")
      .split(/[./:]/u);
    const wanted = toCamelCase(isShort ? description : label) || "environment";
    let name = wanted;
    for (let number = 2; taken.has(name); number += 1) name = `${wanted}${number}`;
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
      return [key, { ...asObject(scheme), "x-link-credential": { option, env } }];
    }),
  );
}

/** Every operation mints through a method of its own name; the first is what `createLinkToken` calls. */
function suggestTokens(paths: JsonObject): JsonObject {
  const count = Object.values(paths).flatMap((item) => Object.keys(asObject(item))).length;
  let number = 0;
  return Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [
      path,
      Object.fromEntries(
        Object.entries(asObject(item)).map(([method, value]) => {
          number += 1;
          const { operationId, summary, description, ...rest } = asObject(value);
          const token = {
            ...(count > 1 && { primary: number === 1 }),
            method: suggestMethod(String(operationId)),
            result: {},
          };
          const head = { operationId, summary, description, "x-link-token": token };
          return [method, { ...defined(head), ...rest }];
        }),
      ),
    ]),
  );
}

/** What every client has already must be the name of no other method. */
function suggestMethod(operationId: string): string {
  const name = toCamelCase(operationId);
  return name === "createLinkToken" ? "linkToken.create" : name;
}

function defined(value: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries) as JsonObject;
}
