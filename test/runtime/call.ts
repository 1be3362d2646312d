import {
  createCaller,
  inputModes,
  type CallOptions,
  type LinkToken,
  type Operation,
} from "../../templates/runtime/src/index.js";
import { acme, createLinkToken } from "./acme.js";

/** One call of an operation that differs from Acme's in the given parts, answered without a network. */
export async function mintWith(
  operation: Partial<Operation>,
  { input = {}, mode, options, response = {} }: Circumstances,
): Promise<LinkToken> {
  return createCaller(acme, {
    token: "t-1",
    fetch: async () => Response.json(response),
  } as {}).mint({
    operation: { ...createLinkToken, modes: inputModes({}), ...operation } as Operation,
    mode,
    input,
    options,
  });
}

/** The JSON that an operation sends; `undefined` where it sends nothing. */
export async function bodyOf(
  operation: Operation,
  input: unknown,
  { mode, options }: Circumstances = {},
): Promise<unknown> {
  let body: unknown;
  const fetch = async (_: unknown, init?: RequestInit) => {
    body = JSON.parse(String(init?.body));
    return Response.json({ link_token: "lt-1" });
  };
  await createCaller(acme, { token: "t-1", fetch } as {}).send({ operation, mode, input, options });
  return body;
}

interface Circumstances {
  readonly input?: unknown;
  readonly mode?: string;
  readonly options?: CallOptions;
  readonly response?: unknown;
}
