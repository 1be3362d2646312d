import { type Breach, breach } from "./breach.js";
import { buildFailure, phraseOf } from "./build-failure.js";
import { buildSuccess } from "./build-success.js";
import { writeRetryAfter } from "./choose-fault.js";
import type { Fault } from "./fault.js";
import { findCredentialBreach } from "./find-credential-breach.js";
import type { Target } from "./find-target.js";
import type { Incoming } from "./incoming.js";
import { keepAtMost } from "./keep-at-most.js";
import type { Random } from "./random.js";
import { readRequest } from "./read-request.js";
import { maskBody } from "./record.js";
import type { Noted, Replied, State } from "./state.js";
import { headersOf, reasonOf, writeBody } from "./write-reply.js";

/** A request that is for a provider, and what its response depends on. */
export interface Call {
  readonly target: Exclude<Target, { readonly kind: "host" | "nobody" | "log" }>;
  readonly now: number;
  readonly state: State;
  readonly random: Random;
  readonly fault: Fault | undefined;
}

/** Responds as the provider does, or fails as the fault says. */
export async function replyTo(request: Incoming, call: Call): Promise<Replied> {
  const { target, state, now, random, fault } = call;
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
  if (target.kind === "token endpoint") {
    const {
      status,
      body,
      fault: found,
    } = await state.accessTokens.give(request, {
      provider: target.provider.description.id,
      random,
      now,
    });
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
  const isValidToken = (token: string) =>
    state.accessTokens.isValid(token, { provider: provider.id, now });
  const unauthorized = findCredentialBreach(request, { provider, operation, isValidToken });
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
  const own = "mocked" in target ? target.mocked.operation : undefined;
  const operation = own ?? operations[0]?.operation ?? { responses: {} };
  const reason = reasonOf(found);
  const failure = buildFailure({ ...found, provider, operation, random });
  return {
    reply: {
      status: failure.status,
      headers: { ...headersOf(failure), ...found.headers, "linkmint-reason": reason },
      text: writeBody(failure),
    },
    record: {
      ...(own && { operation: own.id }),
      ...more,
      ...(fault?.kind !== "status" && { reason }),
      ...(failure.invented.length > 0 && { invented: failure.invented }),
    },
  };
}
