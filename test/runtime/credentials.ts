import {
  createCaller,
  type CallOptions,
  type ClientOptions,
  type LinkPromise,
  type Operation,
  type Provider,
} from "../../templates/runtime/src/index.js";
import { acme, createLinkToken } from "./acme.js";

/** A client of Acme whose requests authenticate in another way. */
export function callerWith(
  provider: Partial<Provider>,
  options: ClientOptions & Readonly<Record<string, unknown>> = {},
): (callOptions?: Anything, operation?: Partial<Operation>) => LinkPromise<unknown> {
  const { headers: _, ...plain } = acme;
  const caller = createCaller({ ...plain, ...provider }, options);
  return (callOptions, operation) =>
    caller.send({
      operation: { ...createLinkToken, ...operation } as Operation,
      input: { tenant_id: "a" },
      options: callOptions,
    });
}

type Anything = CallOptions & Readonly<Record<string, unknown>>;
