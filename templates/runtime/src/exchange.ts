import { type Body, buildBody } from "./build-body.js";
import { buildHttpError } from "./build-http-error.js";
import type { Call } from "./call.js";
import { limit } from "./limit.js";
import type { LinkTokenError } from "./link-token-error.js";
import type { SentRequest } from "./link-promise.js";
import { mergeHeaders } from "./merge-headers.js";
import type { Naming, Operation } from "./operation.js";
import type { Client } from "./open-client.js";
import { readRequestId } from "./read-request-id.js";
import { resolveCredentials } from "./resolve-credentials.js";
import { type Ending, transport } from "./transport.js";
import { startTrip, type Trip } from "./trip.js";

/** One call, from the caller's input to a success body that is an object; all else is a `LinkTokenError`. */
export async function exchange(call: Call, client: Client): Promise<Exchange> {
  const trip = startTrip(client, call);
  return untilEnd(trip, (ending) => send(call, trip, ending));
}

/** Keeps the caller's signals and the deadline over a whole call, credentials and waits included. */
export function untilEnd<Value>(
  { options, settings, provider, fail }: Trip,
  task: (ending: Ending) => Promise<Value>,
): Promise<Value> {
  const signals = [options.signal, settings.signal].filter((each) => each != null);
  const deadline = options.deadline ?? settings.deadline;
  if (signals.length === 0 && !deadline) {
    // A controller costs more than the rest of what a call does here.
    return task({ signals, at: Infinity });
  }
  const at = deadline ? Date.now() + deadline : Infinity;
  return limit((signal) => task({ signals: [signal], at }), {
    signals,
    aborted: (cause) => fail("abort", "The call was ended by its signal.", { cause }),
    milliseconds: deadline,
    timeUp: () =>
      fail("timeout", `${provider.name} did not answer within the deadline, ${deadline} ms.`),
  });
}

async function send(call: Call, trip: Trip, ending: Ending): Promise<Exchange> {
  const body = await buildBody(call, trip);
  const { settings, options, target, sent, fail } = trip;
  const { operation } = call;
  const { method, path, mediaType = "application/json", naming } = operation;
  const credentials = await resolveCredentials([options, settings], trip);
  sent.credentials = credentials.secrets;
  const contentType = { "content-type": body.text && mediaType };
  const layers = [idempotencyKey(operation), options.headers, contentType];
  sent.headers = { ...mergeHeaders(trip.headers, layers, fail), ...credentials.headers };
  const { headers } = sent;
  const url = (sent.url = target.baseUrl + path);
  const request = { url, method, headers, body: body.text ?? null };
  const answer = await transport(request, trip, ending);
  const { response, text } = answer;
  if (!response.ok) {
    throw buildHttpError(answer, trip);
  }
  const raw = rename(sent.answer, naming);
  if (!raw) {
    const problem = text === undefined ? "with more than 1 MiB" : "not with a JSON object";
    throw unexpectedAnswer(problem, { response, trip });
  }
  return { call, trip, body, raw, request, response, text, arrival: Date.now() };
}

/** A value of its own for each call, where the provider knows the header that makes a repeat harmless. */
export function idempotencyKey({
  idempotencyHeader,
}: Pick<Operation, "idempotencyHeader">): Record<string, string> | undefined {
  return idempotencyHeader ? { [idempotencyHeader]: crypto.randomUUID() } : undefined;
}

/** An object under public names; `undefined` for anything else. */
function rename(answer: unknown, naming: Naming | undefined): object | undefined {
  if (typeof answer !== "object" || answer === null || Array.isArray(answer)) {
    return undefined;
  }
  try {
    return naming ? (naming.toPublic(answer) as object) : answer;
  } catch {
    // Nested too deep for the stack.
    return undefined;
  }
}

/** The error for a success that is not what the provider documents. */
export function unexpectedAnswer(
  problem: string,
  { response, trip }: Pick<Exchange, "response" | "trip">,
): LinkTokenError {
  const { status, headers } = response;
  const { provider, operation, sent, fail } = trip;
  return fail("unexpected-answer", `${provider.name} answered ${status}, but ${problem}.`, {
    status,
    requestId: readRequestId(sent.answer, operation?.result?.requestId, headers),
  });
}

/** A call and its answer. */
export interface Exchange {
  readonly call: Call;
  readonly trip: Trip;
  readonly body: Body;
  /** The success body under public names. */
  readonly raw: object;
  readonly request: SentRequest;
  readonly response: Response;
  readonly text: string | undefined;
  /** When the answer had arrived, in milliseconds since the epoch. */
  readonly arrival: number;
}
