import { quote } from "../../diagnostics/quote.js";
import { serversOf } from "../../openapi/operations.js";
import { type JsonObject, type JsonValue, asObject, stableJson, asList } from "../../types/json.js";
import type { Finding } from "../revision.js";
import type { Viewers } from "../schema/pair.js";
import { type Call, type CallPair, found } from "./call-pair.js";
import { type Belong, pairUp } from "./pair-up.js";

/** Two calls, and which of them a spec describes where the other is its provider's own. */
export interface ServersPair extends Pick<CallPair, "before" | "after">, Pick<Viewers, "spec"> {}

/** What differs in where requests go. */
export function compareServers({ before, after, spec }: ServersPair): Finding[] {
  const all = [listServers(before), listServers(after)] as const;
  const [olds, news] = spec === undefined ? all : withoutMatches(all, spec);
  const { pairs, left, right } = pairUp(olds, news, ways);
  const findings = pairs.flatMap(([old, now]) => compareServer(old, now));
  const removed = left.map((server) =>
    found("server-removed", `The server ${quote(server.url)} is gone.`, whereOf(server), {
      before: server.pointer,
      after: all[1][0]?.owner ?? "/servers",
    }),
  );
  const added = right.map((server) =>
    found("server-added", `There is a server ${quote(server.url)} now.`, whereOf(server), {
      before: all[0][0]?.owner ?? "/servers",
      after: server.pointer,
    }),
  );
  return [...findings, ...removed, ...added];
}

type Servers = readonly LocatedServer[];

/** The servers without those of a spec that its provider's document stands for, and without those that do. */
function withoutMatches(
  [olds, news]: readonly [Servers, Servers],
  spec: NonNullable<ServersPair["spec"]>,
): readonly [Servers, Servers] {
  const [ours, theirs] = spec === "before" ? [olds, news] : [news, olds];
  // A document without servers means the host that it was found on (OpenAPI 3.1, 4.8.1).
  const given = theirs.length === 0 ? [{ value: { url: "/" } }] : theirs;
  const left = ours.filter(({ url }) => !given.some(({ value }) => isAddressOf(url, value)));
  const remote = theirs.filter(({ url }) => !isLocal(url));
  const rest = (remote.length === 0 ? theirs : remote).filter(
    ({ value }) => !ours.some(({ url }) => isAddressOf(url, value)),
  );
  return spec === "before" ? [left, rest] : [rest, left];
}

/** Returns whether an address is that of the machine itself: what a provider's developers run is nobody else's. */
function isLocal(url: string): boolean {
  return /^https?:\/\/(?:localhost|127\.|\[::1\]|0\.0\.0\.0)/iu.test(url);
}

interface LocatedServer {
  readonly value: JsonObject;
  readonly url: string;
  readonly name?: string;
  readonly description?: JsonValue;
  readonly variables: string;
  readonly pointer: string;
  /** Where the list stands. */
  readonly owner: string;
}

function listServers(call: Call): LocatedServer[] {
  const { servers, pointer } = serversOf(call.root, call);
  return servers.map((value, index) => toServer(asObject(value), pointer, index));
}

function toServer(value: JsonObject, owner: string, index: number): LocatedServer {
  const { name } = asObject(value["x-link-environment"]);
  const { url, description } = value;
  return {
    value,
    // A slash at the end leads nowhere else.
    url: String(url).replace(/\/$/u, ""),
    ...(typeof name === "string" && { name }),
    ...(description !== undefined && { description }),
    variables: variablesOf(value),
    pointer: `${owner}/${index}`,
    owner,
  };
}

function variablesOf({ variables }: JsonObject): string {
  const entries = Object.entries(asObject(variables)).map(([name, value]) => {
    const { default: usual, enum: values } = asObject(value);
    const listed = asList(values).map(stableJson).sort();
    return [name, [stableJson(usual), ...listed].join()] as const;
  });
  return stableJson(Object.fromEntries(entries));
}

/** By environment, else by address, else by description; what is left is one renamed server if it is alone. */
const ways: readonly Belong<LocatedServer>[] = [
  (old, now) => old.name !== undefined && old.name === now.name,
  (old, now) => old.url === now.url,
  (old, now) => old.description !== undefined && old.description === now.description,
  (_old, _now, isLast) => isLast,
];

function compareServer(old: LocatedServer, now: LocatedServer): Finding[] {
  const where = whereOf(now);
  const pointers = { before: `${old.pointer}/url`, after: `${now.pointer}/url` };
  const findings: Finding[] = [];
  if (old.url !== now.url) {
    const message = `Requests go to ${quote(now.url)}; they went to ${quote(old.url)}.`;
    findings.push(found("server-url-changed", message, where, pointers));
  }
  if (old.variables !== now.variables) {
    const message = "The variables of the address are others.";
    findings.push(found("server-variables-changed", message, where, pointers));
  }
  return findings;
}

function whereOf({ name, url }: LocatedServer): string {
  return `server ${name ?? quote(url)}`;
}

/**
 * Returns whether the address of a spec is one that a server of its provider's document stands for: with a value for
 * each variable (OpenAPI 3.1, 4.8.6), and on any host where the document names none.
 */
function isAddressOf(url: string, server: JsonObject): boolean {
  const text = String(server["url"] ?? "").trim();
  if (!hasHost.test(text)) return true;
  const template = text.includes("://") ? text : `https://${text}`;
  const parts = template
    .replace(/[?#].*$/u, "")
    .replace(/\/+$/u, "")
    .split(variable);
  const variables = asObject(server["variables"]);
  let ends: ReadonlySet<number> = new Set([0]);
  for (const [index, part] of parts.entries()) {
    const follow =
      index % 2 === 0 ? followTexts(url, [part]) : followVariable(url, asObject(variables[part]));
    ends = new Set([...ends].flatMap(follow));
  }
  return ends.has(url.length);
}

/** An address that begins with a scheme, which may be a variable, or with the name of a host. */
const hasHost = /^(?:[\w+.{}-]+:\/\/|(?:[\w{}-]+\.)+[\w{}-]+(?::\d+)?(?:\/|$)|localhost\b)/iu;

const variable = /\{([^{}]*)\}/u;

/** Where a text may end that begins somewhere in an address. */
type Follow = (start: number) => number[];

function followTexts(url: string, texts: readonly string[]): Follow {
  return (start) =>
    texts.flatMap((text) => (url.startsWith(text, start) ? [start + text.length] : []));
}

/** The values that are listed; where none are, the default and whatever has no slash. */
function followVariable(url: string, { default: usual, enum: listed }: JsonObject): Follow {
  const values = asList(listed).map(String);
  const known = usual === undefined ? values : [...values, String(usual)];
  const follow = followTexts(url, known);
  if (values.length > 0) return follow;
  return (start) => {
    const slash = url.indexOf("/", start);
    const most = (slash < 0 ? url.length : slash) - start;
    return [...follow(start), ...Array.from({ length: most }, (_, index) => start + index + 1)];
  };
}
