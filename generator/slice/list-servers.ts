import type { Answer } from "../types/answers.js";
import {
  type JsonObject,
  type JsonValue,
  asObject,
  isJsonList,
  isJsonObject,
  asList,
} from "../types/json.js";
import { keepKeys } from "./keep-keys.js";

/** The servers that an author names: `https://…`, or `NAME=https://…` where there are several. */
export function listAnswered(answers: readonly Answer[]): JsonObject[] {
  return answers.flatMap(({ question, text }) => {
    if (question !== "server") return [];
    const [, name, url = ""] = /^(?:([\w-]+)=)?(.*)$/su.exec(text) ?? [];
    return [{ url: url.replace(/\/+$/u, ""), ...(name !== undefined && { name }) }];
  });
}

/** How many servers the values of variables may give. */
const most = 24;

/**
 * The servers of a document as absolute addresses: relative ones from where the document was found, variables with their
 * values (each value of an `enum` is a server of its own), without what stands there twice. What cannot be made
 * absolute is left out.
 */
export function listServers(servers: JsonValue | undefined, documentUrl?: string): JsonObject[] {
  const given = isJsonList(servers) && servers.length > 0 ? servers.filter(isJsonObject) : [root];
  const found = given
    .filter((server) => freeVariable(server) === undefined)
    .flatMap(fillVariables)
    .flatMap((server) => absolute(server, documentUrl))
    .filter(({ url }, index, all) => all.findIndex((each) => each["url"] === url) === index);
  // What a developer of the provider runs at home is no environment of its users.
  const remote = found.filter(({ url }) => !isLocal(String(url)));
  return remote.length > 0 ? remote : found;
}

/** What a document without servers means (OpenAPI 3.1, 4.8.1). */
const root: JsonObject = { url: "/" };

/** The variable of a server's host that lists no values: its default is the host of somebody else. */
export function freeVariable({ url, variables }: JsonObject): string | undefined {
  const [, host = ""] = /^(?:\w+:)?\/\/([^/?#]*)/u.exec(String(url)) ?? [];
  return Object.entries(asObject(variables)).find(
    ([name, value]) => host.includes(`{${name}}`) && asList(asObject(value)["enum"]).length === 0,
  )?.[0];
}

/** A server for each value of the variables that list theirs, or one with the defaults (OpenAPI 3.1, 4.8.6). */
function fillVariables(server: JsonObject): JsonObject[] {
  const { url, variables } = server;
  const kept = keepKeys(server, ["url", "description", "name"]);
  const used = Object.entries(asObject(variables)).filter(([name]) =>
    String(url).includes(`{${name}}`),
  );
  const choices = used.map(([name, value]) => ({ name, ...valuesOf(asObject(value)) }));
  const count = choices.reduce((product, { values }) => product * values.length, 1);
  let filled: JsonObject[] = [kept];
  for (const { name, values, fallback } of choices) {
    const taken = count > most ? [fallback] : values;
    filled = filled.flatMap((each) =>
      taken.map((value) => ({
        ...each,
        url: String(each["url"]).replaceAll(`{${name}}`, value),
        ...(taken.length > 1 && { description: value }),
      })),
    );
  }
  return filled;
}

/** What a variable may be, its default first. */
function valuesOf({ default: given, enum: listed }: JsonObject): {
  readonly values: readonly string[];
  readonly fallback: string;
} {
  const values = asList(listed).map(String);
  const fallback = given === undefined ? (values[0] ?? "") : String(given);
  return { values: [...new Set([fallback, ...values])], fallback };
}

/** The server with a whole address that does not end in a slash; none where nothing says its host. */
function absolute(server: JsonObject, documentUrl: string | undefined): JsonObject[] {
  const text = String(server["url"] ?? "").trim();
  const hasHost = /^(?:localhost|[\w-]+(?:\.[\w-]+)+)(?::\d+)?(?:\/|$)/u.test(text);
  const written = hasHost ? `https://${text}` : text;
  const isWhole = /^[a-z][a-z\d+.-]*:\/\//iu.test(written);
  if (written.includes("{") || !URL.canParse(written, documentUrl)) return [];
  const { href } = new URL(written, documentUrl);
  const url = (isWhole ? written : href).replace(/[?#].*$/u, "").replace(/\/+$/u, "");
  return [{ ...server, url }];
}

function isLocal(url: string): boolean {
  return /^https?:\/\/(?:localhost|127\.|\[::1\]|0\.0\.0\.0)/iu.test(url);
}
