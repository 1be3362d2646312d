import type { Hooks } from "./hooks.js";
import type { Limits } from "./call-options.js";
import type { StandardSchema } from "./standard-schema.js";

/** What every client takes besides its provider's credentials. */
export interface ClientOptions extends Limits, Hooks {
  /**
   * Stands in for the provider's own URL, for a proxy or a mock; a path is kept. https, or http on
   * the loopback, without credentials, query or fragment.
   */
  baseUrl?: string | undefined;
  /** Stands in for `globalThis.fetch`, which is otherwise looked up at each call. */
  fetch?: Fetch | undefined;
  /** Headers of every request; `undefined` takes one away. They never displace a credential. */
  headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** Checks each input before it is sent: the package's `validators`, or a Standard Schema by operationId. */
  validate?: Readonly<Record<string, StandardSchema>> | undefined;
  /** Works in a browser too, where everybody who opens the page can read the credentials. */
  dangerouslyAllowBrowser?: boolean | undefined;
}

/** The part of `fetch` that is called: `typeof fetch` without what runtimes hang on to it. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
