import { buildHttpError } from "./build-http-error.js";
import type { Call } from "./call.js";
import type { Fail } from "./failure.js";
import { prepareRequest, type Client } from "./prepare-request.js";
import { renameKeys } from "./rename-keys.js";
import { sendRequest } from "./send-request.js";
import { createTransport } from "./transport.js";

/** One call, from the caller's input to a success body that is an object; all else is a `LinkTokenError`. */
export async function exchange(call: Call, { provider, settings }: Client): Promise<Exchange> {
  const { operation, options } = call;
  const { body, secrets, fail, ...prepared } = await prepareRequest(call, { provider, settings });
  const signal = options?.signal;
  const { name } = provider;
  const { data, error, response } = await sendRequest({
    ...prepared,
    method: operation.method,
    path: operation.path,
    body: body.text,
    signal,
    fetch: createTransport({ fetch: settings.fetch, signal, name, secrets, fail }),
  });
  const { status, ok } = response;
  const arrival = Date.now();
  if (!ok) {
    throw buildHttpError({ status, body: error }, { provider, operation, secrets, fail });
  }
  const answer = read(data, operation.keys);
  if (!answer) {
    throw fail(`${name} answered ${status}, but not with a JSON object.`, {
      kind: "response",
      status,
    });
  }
  return { ...answer, call, sent: body.wire, status, arrival, name, fail };
}

/** A call and its answer. */
export interface Exchange extends Answer {
  readonly call: Call;
  /** How people write the provider's name. */
  readonly name: string;
  /** The request body under wire names. */
  readonly sent: Readonly<Record<string, unknown>>;
  readonly status: number;
  /** When the answer had arrived, in milliseconds since the epoch. */
  readonly arrival: number;
  readonly fail: Fail;
}

interface Answer {
  /** The success body under wire names. */
  readonly received: object;
  /** The same under public names. */
  readonly raw: object;
}

function read(text: string | undefined, keys: Call["operation"]["keys"]): Answer | undefined {
  try {
    const received: unknown = JSON.parse(text ?? "");
    return typeof received === "object" && received !== null && !Array.isArray(received)
      ? { received, raw: renameKeys(received, { keys, direction: "response" }) as object }
      : undefined;
  } catch {
    // Neither is the SyntaxError kept, whose message quotes the answer.
    return undefined;
  }
}
