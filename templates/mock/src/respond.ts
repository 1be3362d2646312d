import { applyFault, type Reply } from "./apply-fault.js";
import { type Breach, breach } from "./breach.js";
import { buildFailure, phraseOf } from "./build-failure.js";
import { buildSuccess } from "./build-success.js";
import type { MockedProvider } from "./described-provider.js";
import { chooseFault, nameOf, writeRetryAfter } from "./choose-fault.js";
import type { Fault, RatedFault } from "./fault.js";
import { findCredentialBreach } from "./find-credential-breach.js";
import { findTarget, type Target } from "./find-target.js";
import { createGrants, type Grants } from "./grants.js";
import type { Incoming } from "./incoming.js";
import { createRandom, type Random } from "./random.js";
import { readRequest } from "./read-request.js";
import { maskBody, maskRequest, type RecordedRequest } from "./record.js";
import { createTokens, type Tokens } from "./tokens.js";
import { addCors, isPreflight, respondToPreflight } from "./cors.js";

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

/** What all calls share. */
interface State {
  calls: number;
  readonly requests: RecordedRequest[];
  grants: Grants;
  tokens: Tokens;
  /** What was responded to an idempotency key. */
  readonly replies: Map<
    string,
    { readonly text: string; readonly reply: Reply; readonly record: Noted }
  >;
}

type Noted = Partial<Pick<RecordedRequest, "operation" | "body" | "mode" | "reason" | "invented">>;
type Replied = { readonly reply: Reply; readonly record: Noted };

/** Makes what responds to requests, one call after the other. */
export function createResponder(options: ResponderOptions) {
  const state: State = {
    calls: 0,
    requests: [],
    grants: createGrants(),
    tokens: createTokens(),
    replies: new Map(),
  };
  return {
    requests: state.requests as readonly RecordedRequest[],
    isFor: (request: Incoming) => !["host", "nobody"].includes(findTarget(request, options).kind),
    respond: (request: Incoming) => respond(request, options, state),
    reset: () => {
      state.calls = 0;
      state.requests.length = 0;
      state.grants = createGrants();
      state.tokens = createTokens();
      state.replies.clear();
    },
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
  if (target.kind === "nobody") return plain(404, listProviders(options));
  const id = target.provider.description.id;
  state.calls += 1;
  const random = createRandom(
    `${options.seed} ${id} ${state.calls}`,
    state.calls + options.seed * 7919,
  );
  const chosen = chooseFault(request, { id, random, options });
  if (chosen instanceof TypeError) return plain(400, chosen.message);
  const fault = chosen?.fault;
  const { reply, record } = await replyTo(request, { target, options, state, random, fault });
  const noted = fault === undefined || fault.kind === "ok" ? {} : { fault: nameOf(fault) };
  remember(state, {
    ...maskRequest(request, target.provider.description, secretsInPath(target)),
    provider: id,
    ...record,
    ...noted,
    status: reply.status,
  });
  const headers = options.cors ? addCors(reply.headers, request) : reply.headers;
  return applyFault({ ...reply, headers }, fault, request.signal);
}

function secretsInPath(target: Target): string[] {
  if (target.kind !== "operation") return [];
  const { sensitive = [] } = target.mocked.operation;
  return Object.entries(target.path).flatMap(([name, value]) =>
    sensitive.includes(name) && value !== "" ? [value] : [],
  );
}

interface Call {
  readonly target: Exclude<Target, { readonly kind: "host" | "nobody" | "log" }>;
  readonly options: ResponderOptions;
  readonly state: State;
  readonly random: Random;
  readonly fault: Fault | undefined;
}

async function replyTo(request: Incoming, call: Call): Promise<Replied> {
  const { target, state, options, random, fault } = call;
  const now = options.now();
  if (fault?.kind === "status") {
    const found = {
      ...breach(fault.status, "fault", String(fault.status)),
      sentence: `${phraseOf(fault.status)}: the mock was asked for this failure.`,
    };
    const headers =
      fault.retryAfter === undefined
        ? {}
        : { "retry-after": writeRetryAfter(fault.retryAfter, now) };
    return refuse({ ...found, headers }, call);
  }
  if (target.kind === "grant") {
    const { status, body, fault: found } = await state.grants.give(request, { random, now });
    const reason = found && reasonOf(found);
    const headers = {
      "content-type": "application/json",
      "cache-control": "no-store",
      ...(reason && { "linkmint-reason": reason }),
    };
    return {
      reply: { status, headers, text: JSON.stringify(body) },
      record: reason === undefined ? {} : { reason },
    };
  }
  if (target.kind === "path") return refuse(breach(404, "path", "not one of the operations"), call);
  if (target.kind === "method") {
    const headers = { allow: target.allowed };
    return refuse({ ...breach(405, "method", `must be ${target.allowed}`), headers }, call);
  }
  const {
    provider: { description: provider },
    mocked,
    path,
  } = target;
  const { operation } = mocked;
  const isGranted = (token: string) => state.grants.isGranted(token, now);
  const unauthorized = findCredentialBreach(request, { provider, operation, isGranted });
  if (unauthorized !== undefined) return refuse(unauthorized, call);
  const read = await readRequest(request, { provider, mocked, path });
  if ("fault" in read) return refuse(read.fault, call);
  const body = { body: maskBody(read.input, operation), ...(read.mode && { mode: read.mode }) };
  const header = operation.idempotencyHeader;
  const key =
    header &&
    request.headers.get(header) &&
    `${provider.id} ${operation.id} ${request.headers.get(header)}`;
  const known = key ? state.replies.get(key) : undefined;
  if (known !== undefined && known.text !== read.text) {
    return refuse(breach(400, `header ${header}`, "already used with another body"), call, body);
  }
  if (known !== undefined) return { reply: known.reply, record: { ...known.record, ...body } };
  const spent = state.tokens.use(provider, operation, read.input, now);
  if (spent !== undefined) return refuse(spent, call, body);
  const made = buildSuccess({ operation, input: read.input, mode: read.mode, random, now });
  if (made.token !== undefined)
    state.tokens.keep({ token: made.token, provider, operation, expiresAt: made.expiresAt });
  const replied = {
    reply: { status: made.status, headers: headersOf(made), text: writeBody(made) },
    record: {
      operation: operation.id,
      ...body,
      ...(made.invented.length > 0 && { invented: made.invented }),
    },
  };
  if (key) keepAtMost(state.replies, key, { text: read.text, ...replied });
  return replied;
}

/** Makes the provider's own failure of a breach. */
function refuse(found: Breach, { target, random, fault }: Call, more: Noted = {}): Replied {
  const { description: provider, operations } = target.provider;
  const mocked = "mocked" in target ? target.mocked : operations[0];
  const reason = reasonOf(found);
  const record = {
    ...(mocked && "mocked" in target && { operation: mocked.operation.id }),
    ...more,
    ...(fault?.kind === "status" ? {} : { reason }),
  };
  const failure =
    mocked &&
    buildFailure({
      provider,
      operation: mocked.operation,
      status: found.status,
      sentence: found.sentence,
      random,
    });
  const {
    status = found.status,
    body = { error: found.sentence },
    mediaType = "application/json",
    invented = [],
  } = failure ?? {};
  return {
    reply: {
      status,
      headers: {
        ...headersOf({ mediaType, invented }),
        ...found.headers,
        "linkmint-reason": reason,
      },
      text: writeBody({ mediaType, body }),
    },
    record: { ...record, ...(invented.length > 0 && { invented }) },
  };
}

function headersOf({
  mediaType,
  invented,
}: {
  readonly mediaType: string;
  readonly invented: readonly string[];
}): Record<string, string> {
  return {
    "content-type": mediaType,
    ...(invented.length > 0 && {
      "linkmint-invented": invented.map((each) => each || "/").join(" "),
    }),
  };
}

/** A text as it is, all else as JSON. */
function writeBody({
  mediaType,
  body,
}: {
  readonly mediaType: string;
  readonly body: unknown;
}): string {
  return typeof body === "string" && mediaType.startsWith("text/")
    ? body
    : (JSON.stringify(body) ?? "");
}

/** The location and the rule, in what a header may hold. */
function reasonOf({ location, rule }: Breach): string {
  return `${location}: ${rule}`.slice(0, 500).replace(/[^ -~]/gu, encodeURIComponentSafely);
}

function encodeURIComponentSafely(character: string): string {
  try {
    return encodeURIComponent(character);
  } catch {
    return "?";
  }
}

function remember({ requests }: State, request: RecordedRequest): void {
  requests.push(request);
  if (requests.length > mostKept) requests.shift();
}

const mostKept = 1000;

function keepAtMost<Value>(map: Map<string, Value>, key: string, value: Value): void {
  const [oldest] = map.keys();
  if (map.size >= mostKept && oldest !== undefined) map.delete(oldest);
  map.set(key, value);
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

function plain(status: number, text: string): Response {
  return new Response(JSON.stringify({ error: text }), {
    status,
    headers: { "content-type": "application/json" },
  });
}
