import { toPointer } from "../../openapi/pointer.js";
import { asObject } from "../../types/json.js";
import type { ServerModel } from "../../types/model.js";
import type { Finding } from "../revision.js";
import { compareCredentials } from "./compare-credentials.js";
import { compareValue, type PackagePair, told, valueCodes } from "./package-pair.js";

/** What differs in what two specs' packages export and read, besides their methods. */
export function comparePackages(pair: PackagePair): Finding[] {
  return [...compareNames(pair), ...compareEnvironments(pair), ...compareCredentials(pair)];
}

function compareNames({ before: old, after: now }: PackagePair): Finding[] {
  const key = (name: string) => {
    const pointer = toPointer(["info", "x-link-provider", name]);
    return { before: pointer, after: pointer };
  };
  const [before, after] = [old.model, now.model];
  const rename = (code: "client-renamed" | "environments-renamed" | "provider-name-changed") => ({
    ...{ added: code, removed: code, changed: code },
  });
  const variable = valueCodes("environment-variable");
  return [
    ...compareValue(
      rename("client-renamed"),
      { before: before.names.client, after: after.names.client },
      { where: "client", noun: "client", ...key("client") },
    ),
    ...compareExportedEnvironments(
      before.names.environments,
      after.names.environments,
      key("environments"),
    ),
    ...compareValue(
      rename("provider-name-changed"),
      { before: before.name, after: after.name },
      { where: "provider", noun: "name", ...key("name") },
    ),
    ...compareValue(
      variable,
      { before: before.environmentVariable, after: after.environmentVariable },
      {
        where: "environment variable",
        noun: "a variable for the environment",
        ...key("environmentVariable"),
      },
    ),
    ...compareValue(
      variable,
      { before: before.baseUrlVariable, after: after.baseUrlVariable },
      {
        where: "environment variable",
        noun: "a variable for the base URL",
        ...key("baseUrlVariable"),
      },
    ),
  ];
}

function compareExportedEnvironments(
  before: string | undefined,
  after: string | undefined,
  pointers: { readonly before: string; readonly after: string },
): Finding[] {
  // The first export of its kind breaks nobody, and comes with the servers that are told anyway.
  if (before === undefined || before === after) return [];
  const message =
    after === undefined
      ? `The package does not export ${before} any more.`
      : `The environments are exported as ${after}; they were as ${before}.`;
  return [told("environments-renamed", message, { where: "environments", ...pointers })];
}

/** The environments by their address, under which callers do not know them. */
function compareEnvironments({ before, after }: PackagePair): Finding[] {
  const [olds, news] = [before.model.servers, after.model.servers];
  const renamed = olds.flatMap((old, index): Finding[] => {
    if (news.some(({ name }) => name === old.name)) return [];
    const other = news.findIndex(
      ({ url, name }) => url === old.url && !olds.some((each) => each.name === name),
    );
    const now = news[other];
    if (now === undefined) return [];
    const message = `The environment is called ${now.name}; it was called ${old.name}.`;
    const place = { where: `server ${now.name}`, before: nameAt(index), after: nameAt(other) };
    return [told("environment-renamed", message, place)];
  });
  const prefixes = olds.flatMap((old, index) => {
    const other = news.findIndex(({ name }) => name === old.name);
    const now = news[other];
    if (now === undefined) return [];
    return comparePrefixes(old, now, { before: nameAt(index), after: nameAt(other) });
  });
  return [...renamed, ...compareDefault(olds, news), ...prefixes];
}

function compareDefault(olds: readonly ServerModel[], news: readonly ServerModel[]): Finding[] {
  const [was, is] = [olds, news].map((servers) => {
    const index = servers.findIndex((server) => server.default || servers.length === 1);
    return { index, url: servers[index]?.url, name: servers[index]?.name };
  });
  if (was?.name === undefined || was.name === is?.name || was.url === is?.url) return [];
  const message =
    is?.name === undefined
      ? `The environment has to be named now; it was ${was.name} where it was not.`
      : `Without an environment it is ${is.name}; it was ${was.name}.`;
  const place = { before: nameAt(was.index), after: nameAt(Math.max(0, is?.index ?? 0)) };
  return [told("default-environment-changed", message, { where: "servers", ...place })];
}

function comparePrefixes(
  old: ServerModel,
  now: ServerModel,
  pointers: { readonly before: string; readonly after: string },
): Finding[] {
  const place = { where: `server ${now.name}`, ...pointers };
  const added = now.keyPrefixes.filter((prefix) => !old.keyPrefixes.includes(prefix));
  const removed = old.keyPrefixes.filter((prefix) => !now.keyPrefixes.includes(prefix));
  return [
    ...added.map((prefix) =>
      told(
        "key-prefix-added",
        `Keys that begin with ${prefix} belong to ${now.name} alone.`,
        place,
      ),
    ),
    ...removed.map((prefix) =>
      told("key-prefix-removed", `Keys that begin with ${prefix} may belong anywhere.`, place),
    ),
  ];
}

function nameAt(index: number): string {
  return toPointer(["servers", index, "x-link-environment"]);
}

/** The type names that the one package exports and the other does not. */
export function compareExports(
  { before, after }: PackagePair,
  names: { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> },
): Finding[] {
  const keys = new Map(before.model.reached.map(({ typeName, key }) => [typeName, key]));
  const schemas = asObject(asObject(after.root["components"])["schemas"]);
  return [...names.before]
    .filter((name) => !names.after.has(name))
    .map((name) => {
      const key = keys.get(name);
      const pointer = toPointer(["components", "schemas", ...(key === undefined ? [] : [key])]);
      const place =
        key !== undefined && Object.hasOwn(schemas, key) ? pointer : "/components/schemas";
      return told(
        "exported-type-removed",
        `The package does not export the type ${name} any more.`,
        {
          where: `type ${name}`,
          before: pointer,
          after: place,
        },
      );
    });
}
