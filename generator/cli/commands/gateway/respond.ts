import { timingSafeEqual } from "node:crypto";
import { hostnameOf, isLoopback } from "@linkmint/mock";
import {
  findOperation,
  type OperationDescription,
  type ProviderDescription,
} from "@linkmint/runtime";
import type { Respond } from "../../serve-fetch.js";
import type { Target } from "./open-target.js";

/** What the gateway of one run is. */
export interface DevelopmentGateway {
  /** What stands first in every path. */
  readonly key: string;
  readonly targets: ReadonlyMap<string, Target>;
  /** Gets a line for each request. */
  readonly log: (line: string) => void;
}

/** Responds to requests of this machine that have the key: `/{key}` lists, `/{key}/{provider}/…` is sent on. */
export function createRespond(gateway: DevelopmentGateway): Respond {
  return async (address, init) => {
    const url = new URL(address);
    if (!isLoopback(hostnameOf(url.host)))
      return refuse(421, "This gateway serves loopback alone.");
    const origin = init.headers.get("origin");
    if (origin !== null && !isOwn(origin))
      return refuse(403, "Pages of other hosts may not use this gateway.");
    const cors = corsOf(origin, init.headers);
    if (init.method === "OPTIONS") return new Response(null, { status: 204, headers: cors });
    const response = await route(gateway, url, init);
    for (const [name, value] of Object.entries(cors)) response.headers.set(name, value);
    response.headers.set("cache-control", "no-store");
    return response;
  };
}

type Init = Parameters<Respond>[1];

async function route(
  { key, targets, log }: DevelopmentGateway,
  { pathname, search }: URL,
  { method, headers, body }: Init,
): Promise<Response> {
  const [, given = "", name = "", ...rest] = pathname.split("/");
  if (!isSame(given, key))
    return refuse(404, "The path has to begin with the key that was printed.");
  if (name === "") return Response.json({ providers: [...targets.values()].map(summarize) });
  const target = targets.get(name);
  if (target === undefined)
    return refuse(404, `There is no such provider, but ${[...targets.keys()].join(", ")}.`);
  const path = `/${rest.join("/")}`;
  const { operations } = target.description;
  const operation = findOperation(operations, { method, path });
  if (operation === undefined) {
    const known = operations.map((each) => `${each.method} ${each.path}`).join(", ");
    return refuse(404, `${target.description.name} has no such operation, but ${known}.`);
  }
  if (body !== null && body.length > mostBytes) return refuse(413, "The body is over 1 MiB.");
  const began = performance.now();
  const response = await target.send({
    operation,
    path: path + chooseQuery(search, target.description),
    headers: chooseHeaders(headers, operation),
    body: body === null ? null : body.toString("utf8"),
  });
  const took = Math.round(performance.now() - began);
  log(
    `${name} (${target.environment}): ${method} ${operation.path} ${response.status}, ${took} ms`,
  );
  return response;
}

const mostBytes = 2 ** 20;

function summarize({ description, environment }: Target) {
  const { id, name, operations } = description;
  return {
    provider: id,
    name,
    environment,
    operations: operations.map((each) => ({
      id: each.id,
      method: each.method,
      path: each.path,
      ...(each.request && { request: each.request }),
    })),
  };
}

/** What a request of the operation may say: its parameters, its format and its idempotency key, no credential. */
function chooseHeaders(given: Headers, operation: OperationDescription): Headers {
  const { parameters = [], idempotencyHeader = [] } = operation;
  const own = parameters.filter((each) => each.in === "header").map(({ name }) => name);
  const chosen = new Headers();
  for (const name of ["accept", "content-type", ...own, ...[idempotencyHeader].flat()]) {
    const value = given.get(name);
    if (value !== null) chosen.set(name, value);
  }
  return chosen;
}

/** The query as it is written, without credentials. */
function chooseQuery(search: string, { schemes = [] }: ProviderDescription): string {
  const keys = schemes.flatMap((scheme) => (scheme.kind === "query" ? [scheme.parameter] : []));
  const pairs = search.slice(1).split("&");
  const kept = pairs.filter((pair) => !keys.some((key) => new URLSearchParams(pair).has(key)));
  return kept.join("") === "" ? "" : `?${kept.join("&")}`;
}

/** A page of this machine; one from disk has the origin `null`. */
function isOwn(origin: string): boolean {
  return origin === "null" || (URL.canParse(origin) && isLoopback(new URL(origin).hostname));
}

function corsOf(origin: string | null, headers: Headers): Record<string, string> {
  if (origin === null) return {};
  const asked = headers.get("access-control-request-headers");
  return {
    "access-control-allow-origin": origin,
    "access-control-expose-headers": "linkmint-reason, retry-after",
    ...(headers.has("access-control-request-private-network") && {
      "access-control-allow-private-network": "true",
    }),
    "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE",
    ...(asked !== null && { "access-control-allow-headers": asked }),
    vary: "Origin",
  };
}

function isSame(given: string, key: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(key)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function refuse(status: number, message: string): Response {
  return Response.json({ error: { kind: "refused", message } }, { status });
}
