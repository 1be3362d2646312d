import { type Body, buildBody } from "./build-body.js";
import { buildHttpError } from "./build-http-error.js";
import type { Call } from "./call.js";
import { limit } from "./limit.js";
import type { LinkTokenError } from "./link-token-error.js";
import type { SentRequest } from "./link-promise.js";
import { mergeHeaders, ownHeaders } from "./merge-headers.js";
import type { Naming } from "./operation.js";
import { readRequestId } from "./read-request-id.js";
import { resolveCredentials } from "./resolve-credentials.js";
import { type Ending, transport } from "./transport.js";
import { type Client, startTrip, type Trip } from "./trip.js";

/** One call, from the caller's input to a success body that is an object; all else is a `LinkTokenError`. */
export async function exchange(call: Call, client: Client): Promise<Exchange> {
  const trip = startTrip(client, call);
  return untilEnd(trip, async (ending) =>
    send(call, { trip, body: await buildBody(call, trip), ending }),
  );
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

async function send(call: Call, { trip, body, ending }: Sending): Promise<Exchange> {
  const { settings, options, target, sent, fail } = trip;
  const { operation } = call;
  const { method, path, mediaType = "application/json", naming } = operation;
  const credentials = await resolveCredentials([options, settings], trip);
  sent.credentials = credentials.secrets;
  sent.headers = mergeHeaders(
    [
      ...ownHeaders(trip),
      settings.headers,
      options.headers,
      { "content-type": body.text && mediaType },
      credentials.headers,
    ],
    fail,
  );
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

interface Sending {
  readonly trip: Trip;
  readonly body: Body;
  readonly ending: Ending;
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
