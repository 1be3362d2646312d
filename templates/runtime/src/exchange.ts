import { buildRequest } from "./build-request.js";
import { buildHttpError } from "./build-http-error.js";
import type { Call } from "./call.js";
import { isObject } from "./is-object.js";
import { followPointer } from "./follow-pointer.js";
import type { Client } from "./open-client.js";
import type { ReceivedResponse } from "./receive.js";
import { send } from "./send.js";
import { startCall, type CallState } from "./call-state.js";
import { unexpectedResponse } from "./unexpected-response.js";

/** One call, from the caller's input to a success body of the right kind; all else is a `LinkTokenError`. */
export async function exchange(call: Call, client: Client): Promise<Exchange> {
  const { operation, mode } = call;
  const { naming, response: reader, result = {} } = operation;
  const state = startCall(client, operation, call.options);
  const received = await send(state, () => buildRequest(call, state));
  if (!received.response.ok) {
    throw buildHttpError(received, state);
  }
  const body = reader ? reader.read(received) : state.sent.responseBody;
  state.sent.responseBody = body;
  const raw = naming && isObject(body) ? naming.toPublic(body) : body;
  if (reader ? raw === undefined : !isObject(raw)) {
    throw unexpectedResponse(`not with ${reader?.wanted ?? "a JSON object"}`, received, state);
  }
  const token = readSecret(body, result.token);
  const url = readSecret(body, result.url);
  // Where one of them is there, the other may be missing.
  const optional = token || url ? result.optional : undefined;
  const missing =
    (!token && !optional?.includes("token") && result.token) ||
    (!url && !optional?.includes("url") && result.url);
  if (missing) {
    throw unexpectedResponse(`with no text at ${missing}`, received, state);
  }
  return { state, received, raw, token, url, mode };
}

function readSecret(body: unknown, pointer: string | undefined): string | undefined {
  const value = followPointer(body, pointer);
  return typeof value === "string" && value ? value : undefined;
}

/** A call and its response. */
export interface Exchange {
  readonly state: CallState;
  readonly received: ReceivedResponse;
  /** The success body under public names. */
  readonly raw: unknown;
  /** What the operation mints; at least one of them, where it mints anything. */
  readonly token: string | undefined;
  readonly url: string | undefined;
  /** The mode that was asked for. */
  readonly mode: string | undefined;
}
