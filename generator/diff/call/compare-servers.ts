import { quote } from "../../diagnostics/quote.js";
import { serversOf } from "../../openapi/operations.js";
import {
  type JsonObject,
  type JsonValue,
  asObject,
  isJsonList,
  stableJson,
} from "../../types/json.js";
import type { Finding } from "../finding.js";
import { type Call, type CallPair, found } from "./call-pair.js";

/** What differs in where requests go. */
export function compareServers({ before, after }: CallPair): Finding[] {
  const [olds, news] = [listServers(before), listServers(after)];
  const pairs = pairServers(olds, news);
  const findings = pairs.flatMap(([old, now]) => compareServer(old, now));
  const [left, right] = [olds, news].map((all, index) =>
    all.filter((server) => !pairs.some((pair) => pair[index] === server)),
  );
  const removed = (left ?? []).map((server) =>
    found("server-removed", whereOf(server), `The server ${quote(server.url)} is gone.`, {
      before: server.pointer,
      after: news[0]?.owner ?? "/servers",
    }),
  );
  const added = (right ?? []).map((server) =>
    found("server-added", whereOf(server), `There is a server ${quote(server.url)} now.`, {
      before: olds[0]?.owner ?? "/servers",
      after: server.pointer,
    }),
  );
  return [...findings, ...removed, ...added];
}

interface ServerPlace {
  readonly url: string;
  readonly name?: string;
  readonly description?: JsonValue;
  readonly variables: string;
  readonly pointer: string;
  /** Where the list stands. */
  readonly owner: string;
}

function listServers(call: Call): ServerPlace[] {
  const { servers, pointer } = serversOf(call.root, call);
  return servers.map((value, index) => toServer(asObject(value), pointer, index));
}

function toServer(value: JsonObject, owner: string, index: number): ServerPlace {
  const { name } = asObject(value["x-link-environment"]);
  const { url, description } = value;
  return {
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
    const listed = isJsonList(values) ? values.map(stableJson).sort() : [];
    return [name, [stableJson(usual), ...listed].join()] as const;
  });
  return stableJson(Object.fromEntries(entries));
}

/** By environment, else by address, else by description; what is left is one renamed server if it is alone. */
function pairServers(
  olds: readonly ServerPlace[],
  news: readonly ServerPlace[],
): [ServerPlace, ServerPlace][] {
  const [left, right] = [[...olds], [...news]];
  const ways: ((old: ServerPlace, now: ServerPlace) => boolean)[] = [
    (old, now) => old.name !== undefined && old.name === now.name,
    (old, now) => old.url === now.url,
    (old, now) => old.description !== undefined && old.description === now.description,
    () => left.length === 1 && right.length === 1,
  ];
  return ways.flatMap((belong) =>
    [...left].flatMap((old): [ServerPlace, ServerPlace][] => {
      const now = right.find((each) => belong(old, each));
      if (now === undefined) return [];
      left.splice(left.indexOf(old), 1);
      right.splice(right.indexOf(now), 1);
      return [[old, now]];
    }),
  );
}

function compareServer(old: ServerPlace, now: ServerPlace): Finding[] {
  const where = whereOf(now);
  const pointers = { before: `${old.pointer}/url`, after: `${now.pointer}/url` };
  const findings: Finding[] = [];
  if (old.url !== now.url) {
    const message = `Requests go to ${quote(now.url)}; they went to ${quote(old.url)}.`;
    findings.push(found("server-url-changed", where, message, pointers));
  }
  if (old.variables !== now.variables) {
    const message = "The variables of the address are others.";
    findings.push(found("server-variables-changed", where, message, pointers));
  }
  return findings;
}

function whereOf({ name, url }: ServerPlace): string {
  return `server ${name ?? quote(url)}`;
}
