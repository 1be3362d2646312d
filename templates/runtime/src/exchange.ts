import { buildRequest } from "./build-request.js";
import { buildHttpError } from "./build-http-error.js";
import type { Call } from "./call.js";
import { isObject } from "./is-object.js";
import type { Client } from "./open-client.js";
import type { Answer } from "./receive.js";
import { send } from "./send.js";
import { startTrip, type Trip } from "./trip.js";
import { unexpectedAnswer } from "./unexpected-answer.js";

/** One call, from the caller's input to a success body of the right kind; all else is a `LinkTokenError`. */
export async function exchange(call: Call, client: Client): Promise<Exchange> {
  const { operation } = call;
  const trip = startTrip(client, operation, call.options);
  const answer = await send(trip, () => buildRequest(call, trip));
  if (!answer.response.ok) {
    throw buildHttpError(answer, trip);
  }
  const { naming, answer: reader } = operation;
  const received = reader ? reader.read(answer) : trip.sent.answer;
  trip.sent.answer = received;
  const raw = naming && isObject(received) ? naming.toPublic(received) : received;
  if (reader ? raw === undefined : !isObject(raw)) {
    throw unexpectedAnswer(`not with ${reader?.wanted ?? "a JSON object"}`, answer, trip);
  }
  return { call, trip, answer, raw };
}

/** A call and its answer. */
export interface Exchange {
  readonly call: Call;
  readonly trip: Trip;
  readonly answer: Answer;
  /** The success body under public names. */
  readonly raw: unknown;
}
