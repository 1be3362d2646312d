import { toCamelCase, toConstantCase, toPascalCase } from "../names/casing.js";
import { freeName } from "../names/free-name.js";
import { nameClient } from "../names/export-name.js";
import { isSafeIdentifier } from "../names/identifier.js";
import { defined } from "../types/defined.js";
import { asObject, isJsonObject, type JsonObject, type JsonValue, asList } from "../types/json.js";
import { nonEmpty } from "./slice-operation.js";

/**
 * The slice with the `x-link-*` keys that can be guessed from it. What a token is and when it expires
 * cannot: `result` is left empty, which the linter asks about.
 */
export function suggestExtensions(spec: JsonObject, about: SuggestionContext): JsonObject {
  const { provider } = about;
  const info = asObject(spec["info"]);
  const servers = asList(spec["servers"]).filter(isJsonObject);
  const components = asObject(spec["components"]);
  const securitySchemes = suggestCredentials(asObject(components["securitySchemes"]), provider);
  return {
    ...spec,
    info: {
      // Some documents have no title, or an empty one.
      ...{ ...info, title: info["title"] || toPascalCase(provider) },
      "x-link-provider": suggestProvider(about, servers.length),
    },
    ...(servers.length > 0 && { servers: suggestEnvironments(servers) }),
    paths: suggestTokens(asObject(spec["paths"])),
    ...nonEmpty("components", { ...components, ...nonEmpty("securitySchemes", securitySchemes) }),
  };
}

/** What is known besides the slice. */
export interface SuggestionContext {
  readonly provider: string;
  /** Where the document was downloaded. */
  readonly url?: string;
}

function suggestProvider({ provider, url }: SuggestionContext, servers: number): JsonObject {
  const name = toPascalCase(provider);
  const client = nameClient(provider);
  const variable = toConstantCase(provider);
  return {
    name,
    client,
    ...(servers > 1 && {
      environments: `${client}Environment`,
      environmentVariable: `${variable}_ENV`,
    }),
    baseUrlVariable: `${/^\d/u.test(variable) ? "_" : ""}${variable}_BASE_URL`,
    ...(url !== undefined && { source: url, upstream: url }),
  };
}

/**
 * An environment is called as its server is (OpenAPI 3.2, 4.6), or as it is described, where that is short, else by what
 * its host has that the others do not.
 */
function suggestEnvironments(servers: readonly JsonObject[]): JsonValue[] {
  if (servers.length === 1) return servers.map(({ name: _name, ...server }) => server);
  const taken = new Set<string>();
  const words = servers.map(({ url }) => wordsOf(String(url)));
  return servers.map(({ name: given, ...server }, index) => {
    const { description } = server;
    const isShort =
      typeof description === "string" && /^(?=.*\w)[\w ()-]{1,24}$/u.test(description);
    const own = words[index]?.filter((word) => !words.every((each) => each.includes(word))) ?? [];
    const shown = typeof given === "string" ? given : isShort ? description : own.join(" ");
    // A name begins with a letter.
    const plain = shown
      .replace(/\b(?:the|server|environment|env|api|url|endpoint|host)\b|[()]/giu, " ")
      .replace(/^[^a-z]+/iu, "");
    const name = freeName(toCamelCase(plain.trim()) || "production", (each) => taken.has(each));
    taken.add(name);
    return { ...server, "x-link-environment": { name } };
  });
}

/** The words of an address that may tell an environment: those of its host, then of its path. */
function wordsOf(url: string): string[] {
  const [host = "", ...path] = url.replace(/^\w+:\/\//u, "").split("/");
  return [...host.split(/[.:-]/u), ...path].filter((word) => !/^(?:api|www|v?\d*)$/iu.test(word));
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
          const { idempotencyHeader, operation } = withoutIdempotency(asObject(value));
          const { operationId, summary, description, ...rest } = operation;
          const token = {
            ...(count > 1 && { primary: number === 1 }),
            method: suggestMethod(String(operationId)),
            result: {},
            ...(idempotencyHeader !== undefined && { idempotencyHeader }),
          };
          const head = { operationId, summary, description, "x-link-token": token };
          return [method, { ...defined(head), ...rest }];
        }),
      ),
    ]),
  );
}

/** The operation without the header that the package fills with a key of each call, and that header's name. */
function withoutIdempotency(operation: JsonObject): {
  readonly idempotencyHeader?: string;
  readonly operation: JsonObject;
} {
  const { parameters, ...rest } = operation;
  const all = asList(parameters).map(asObject);
  const found = all.find(
    (each) => each["in"] === "header" && /^(?:x-)?idempotency-?key$/iu.test(String(each["name"])),
  );
  if (found === undefined) return { operation };
  const others = all.filter((each) => each !== found);
  return {
    idempotencyHeader: String(found["name"]),
    operation: { ...rest, ...(others.length > 0 && { parameters: others }) },
  };
}

/** What every client has already must be the name of no other method, and a name must be one in JavaScript. */
function suggestMethod(operationId: string): string {
  const name = toCamelCase(operationId).replace(/[^\w$]/gu, "");
  if (name === "createLinkToken") return "linkToken.create";
  return isSafeIdentifier(name) ? name : `call${toPascalCase(name)}`;
}

/** Security schemes with the options and environment variables that hold what they ask for. */
export function suggestCredentials(schemes: JsonObject, provider: string): JsonObject {
  const prefix = toConstantCase(provider);
  const inEnvironment = (name: string): string => {
    const wanted = name.startsWith(`${prefix}_`) ? name : `${prefix}_${name}`;
    return /^\d/u.test(wanted) ? `_${wanted}` : wanted;
  };
  const taken = new Set<string>();
  /** An option that no other scheme has, and its variable, which a key may spell otherwise. */
  const of: NameOption = (wanted, variable) => {
    const option = freeName(wanted, (each) => taken.has(each));
    taken.add(option);
    const name = option === wanted && variable !== undefined ? variable : toConstantCase(option);
    return { option, env: inEnvironment(name) };
  };
  return Object.fromEntries(
    Object.entries(schemes).map(([key, value]) => {
      const scheme = asObject(value);
      const known = asObject(scheme["x-link-credential"]);
      const credential = { ...suggestCredential(key, scheme, of), ...known };
      return [key, { ...scheme, "x-link-credential": credential }];
    }),
  );
}

type NameOption = (wanted: string, variable?: string) => JsonObject;

function suggestCredential(key: string, scheme: JsonObject, of: NameOption): JsonObject {
  const isBasic = scheme["type"] === "http" && String(scheme["scheme"]).toLowerCase() === "basic";
  if (isBasic) return suggestBasic(String(scheme["description"] ?? ""), of);
  if (scheme["type"] === "oauth2") {
    return { clientId: { ...of("clientId"), secret: false }, clientSecret: of("clientSecret") };
  }
  const option = toCamelCase(key).replace(/[^\w$]/gu, "");
  const isWhole = scheme["type"] === "apiKey" && /^authorization$/iu.test(String(scheme["name"]));
  const prefix = isWhole ? prefixIn(String(scheme["description"] ?? "")) : undefined;
  if (prefix !== undefined) return { ...of(isSafeIdentifier(option) ? option : "apiKey"), prefix };
  if (key === "authorization" || !isSafeIdentifier(option)) return of("apiKey");
  return of(option, toConstantCase(key).replace(/\W/gu, ""));
}

/** What a description says that a key stands after in its header, such as `Bearer <key>`. */
function prefixIn(description: string): string | undefined {
  const [, headed, placed, named] =
    /Authorization:\s*["'`]?([A-Z][\w-]*)\s|\b(Bearer|Token|ApiKey)\s+[<{$]|\b(Bearer)\s/u.exec(
      description,
    ) ?? [];
  const word = headed ?? placed ?? named;
  return word === undefined ? undefined : `${word} `;
}

/** A user name may be a key, so it is secret until the author says otherwise. */
function suggestBasic(description: string, of: NameOption): JsonObject {
  const hasPassword = !withoutPassword.test(description);
  const isKey = !hasPassword && /\b(?:api[ _-]?)?(?:key|secret|token)\b/iu.test(description);
  return {
    username: of(isKey ? "apiKey" : "username"),
    ...(hasPassword && { password: of("password") }),
  };
}

const withoutPassword =
  /\b(?:no|empty|blank|without an?|without) password\b|\bpassword\b[^.;]{0,40}\b(?:empty|blank|unused|ignored|not (?:used|needed|required))\b/iu;
