import { applyFault, statusAfter } from "./apply-fault.js";
import { chooseFault, nameOf } from "./choose-fault.js";
import { addCors, isPreflight, respondToPreflight } from "./cors.js";
import type { MockedProvider } from "./described-provider.js";
import type { Fault, RatedFault } from "./fault.js";
import { findTarget, type Target } from "./find-target.js";
import type { Incoming } from "./incoming.js";
import { mostKept } from "./keep-at-most.js";
import { MockOptionError } from "./mock-option-error.js";
import { createRandom } from "./random.js";
import { maskRequest, type RecordedRequest } from "./record.js";
import { replyTo } from "./reply-to.js";
import { createState, resetState, type State } from "./state.js";

export interface ResponderOptions {
  readonly providers: readonly MockedProvider[];
  readonly seed: number;
  readonly cors: boolean;
  readonly hosts: ReadonlySet<string>;
  readonly now: () => number;
  readonly faults: readonly RatedFault[];
  /** What happens to the next calls, by the provider's id. */
  readonly scripts: ReadonlyMap<string, Fault[]>;
}

/** Makes what responds to requests, one call after the other. */
export function createResponder(options: ResponderOptions) {
  const state = createState();
  return {
    requests: state.requests as readonly RecordedRequest[],
    isFor: (request: Incoming) => !["host", "nobody"].includes(findTarget(request, options).kind),
    respond: (request: Incoming) => respond(request, options, state),
    reset: () => resetState(state),
  };
}

async function respond(
  request: Incoming,
  options: ResponderOptions,
  state: State,
): Promise<Response> {
  request.signal?.throwIfAborted();
  const target = findTarget(request, options);
  if (target.kind === "host")
    return plain(421, `This mock serves loopback, and no host named ${request.url.hostname}.`);
  if (options.cors && isPreflight(request)) return respondToPreflight(request);
  if (target.kind === "log") return respondWithLog(request, state);
  const readable = (headers: Record<string, string>) =>
    options.cors ? addCors(headers, request) : headers;
  if (target.kind === "nobody") return plain(404, listProviders(options), readable({}));
  const id = target.provider.description.id;
  state.calls += 1;
  const random = createRandom(
    `${options.seed} ${id} ${state.calls}`,
    state.calls + options.seed * 7919,
  );
  const chosen = chooseFault(request, { id, random, options });
  if (chosen instanceof MockOptionError) return plain(400, chosen.message, readable({}));
  const fault = chosen?.fault;
  const { reply, record } = await replyTo(request, {
    target,
    state,
    random,
    fault,
    now: options.now(),
  });
  const noted = fault === undefined || fault.kind === "ok" ? {} : { fault: nameOf(fault) };
  const status = statusAfter(reply, fault);
  remember(state, {
    ...maskRequest(request, target.provider, secretsInPath(target)),
    provider: id,
    ...record,
    ...noted,
    ...(status !== undefined && { status }),
  });
  const headers = readable(reply.headers);
  return fault === undefined
    ? new Response(reply.text, { status: reply.status, headers })
    : applyFault({ ...reply, headers }, fault, request.signal);
}

function secretsInPath(target: Target): string[] {
  if (target.kind !== "operation") return [];
  const { sensitive = [] } = target.mocked.operation;
  return Object.entries(target.path).flatMap(([name, value]) =>
    sensitive.includes(name) && value !== "" ? [value] : [],
  );
}

function remember({ requests }: State, request: RecordedRequest): void {
  requests.push(request);
  if (requests.length > mostKept) requests.shift();
}

function respondWithLog(request: Incoming, { requests }: State): Response {
  if (request.url.pathname !== "/__linkmint/requests")
    return plain(404, "There is /__linkmint/requests.");
  return new Response(JSON.stringify(requests), {
    headers: { "content-type": "application/json" },
  });
}

function listProviders({ providers }: ResponderOptions): string {
  return `This mock serves ${providers.map(({ description: { id } }) => `/${id}`).join(", ")}.`;
}

function plain(status: number, text: string, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ error: text }), {
    status,
    headers: { ...headers, "content-type": "application/json" },
  });
}
