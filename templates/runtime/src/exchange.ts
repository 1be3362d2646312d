import { buildRequest } from "./build-request.js";
import { buildHttpError } from "./build-http-error.js";
import type { Call } from "./call.js";
import { isObject } from "./is-object.js";
import { followPointer } from "./follow-pointer.js";
import type { Client } from "./open-client.js";
import type { Answer } from "./receive.js";
import { send } from "./send.js";
import { startTrip, type Trip } from "./trip.js";
import { unexpectedAnswer } from "./unexpected-answer.js";

/** One call, from the caller's input to a success body of the right kind; all else is a `LinkTokenError`. */
export async function exchange(call: Call, client: Client): Promise<Exchange> {
  const { operation, mode } = call;
  const { naming, answer: reader, result = {} } = operation;
  const trip = startTrip(client, operation, call.options);
  const answer = await send(trip, () => buildRequest(call, trip));
  if (!answer.response.ok) {
    throw buildHttpError(answer, trip);
  }
  const received = reader ? reader.read(answer) : trip.sent.answer;
  trip.sent.answer = received;
  const raw = naming && isObject(received) ? naming.toPublic(received) : received;
  if (reader ? raw === undefined : !isObject(raw)) {
    throw unexpectedAnswer(`not with ${reader?.wanted ?? "a JSON object"}`, answer, trip);
  }
  const token = readSecret(received, result.token);
  const url = readSecret(received, result.url);
  // Where one of them is there, the other may be missing.
  const optional = token || url ? result.optional : undefined;
  const missing =
    (!token && !optional?.includes("token") && result.token) ||
    (!url && !optional?.includes("url") && result.url);
  if (missing) {
    throw unexpectedAnswer(`with no text at ${missing}`, answer, trip);
  }
  return { trip, answer, raw, token, url, mode };
}

function readSecret(received: unknown, pointer: string | undefined): string | undefined {
  const value = followPointer(received, pointer);
  return typeof value === "string" && value ? value : undefined;
}

/** A call and its answer. */
export interface Exchange {
  readonly trip: Trip;
  readonly answer: Answer;
  /** The success body under public names. */
  readonly raw: unknown;
  /** What the operation mints; at least one of them, where it mints anything. */
  readonly token: string | undefined;
  readonly url: string | undefined;
  /** The mode that was asked for. */
  readonly mode: string | undefined;
}
