import { toPointer, valueAt } from "../../openapi/pointer.js";
import { componentPointer } from "../../openapi/reference.js";
import type { ServerModel } from "../../types/model.js";
import type { Finding } from "../revision.js";
import { compareCredentials } from "./compare-credentials.js";
import { compareValue, only, type PackagePair, told, valueCodes } from "./package-pair.js";

/** What differs in what two specs' packages export and read, besides their methods. */
export function comparePackages(pair: PackagePair): Finding[] {
  return [...compareNames(pair), ...compareEnvironments(pair), ...compareCredentials(pair)];
}

function compareNames({
  before: { model: before },
  after: { model: after },
}: PackagePair): Finding[] {
  const at = (name: string) => {
    const pointer = toPointer(["info", "x-link-provider", name]);
    return { before: pointer, after: pointer };
  };
  const compare = (key: "name" | "environmentVariable" | "baseUrlVariable", row: Row) => {
    const { codes, ...labels } = row;
    const values = { before: before[key], after: after[key] };
    return compareValue(codes, values, { ...labels, ...at(key) });
  };
  const variable = { codes: valueCodes("environment-variable"), where: "environment variable" };
  return [
    ...compareValue(
      "client-renamed",
      { before: before.names.client, after: after.names.client },
      { where: "client", noun: "client", ...at("client") },
    ),
    ...compareExportedEnvironments(
      before.names.environments,
      after.names.environments,
      at("environments"),
    ),
    ...compare("name", { codes: "provider-name-changed", where: "provider", noun: "name" }),
    ...compare("environmentVariable", { ...variable, noun: "a variable for the environment" }),
    ...compare("baseUrlVariable", { ...variable, noun: "a variable for the base URL" }),
  ];
}

interface Row {
  readonly codes: Parameters<typeof compareValue>[0];
  readonly where: string;
  readonly noun: string;
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
    const location = { where: `server ${now.name}`, before: nameAt(index), after: nameAt(other) };
    return [told("environment-renamed", message, location)];
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
  const location = { before: nameAt(was.index), after: nameAt(Math.max(0, is?.index ?? 0)) };
  return [told("default-environment-changed", message, { where: "servers", ...location })];
}

function comparePrefixes(
  old: ServerModel,
  now: ServerModel,
  pointers: { readonly before: string; readonly after: string },
): Finding[] {
  const location = { where: `server ${now.name}`, ...pointers };
  const added = only(now.keyPrefixes, old.keyPrefixes).map((prefix) => {
    const message = `Keys that begin with ${prefix} belong to ${now.name} alone.`;
    return told("key-prefix-added", message, location);
  });
  const removed = only(old.keyPrefixes, now.keyPrefixes).map((prefix) => {
    const message = `Keys that begin with ${prefix} may belong anywhere.`;
    return told("key-prefix-removed", message, location);
  });
  return [...added, ...removed];
}

function nameAt(index: number): string {
  return toPointer(["servers", index, "x-link-environment"]);
}

/** The type names that the one package exports and the other does not. */
export function compareExports(
  { before, after }: PackagePair,
  names: { readonly before: readonly string[]; readonly after: readonly string[] },
): Finding[] {
  const keys = new Map(before.model.reached.map(({ typeName, key }) => [typeName, key]));
  return [...new Set(only(names.before, names.after))].map((name) => {
    const key = keys.get(name);
    const pointer = key === undefined ? "/components/schemas" : componentPointer(key);
    const isKept = valueAt(after.root, pointer) !== undefined;
    return told("exported-type-removed", `The package does not export the type ${name} any more.`, {
      where: `type ${name}`,
      before: pointer,
      after: isKept ? pointer : "/components/schemas",
    });
  });
}
