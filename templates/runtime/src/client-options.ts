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
  /**
   * Sends none: `baseUrl` leads to a gateway that adds them, such as `npx linkmint gateway`. Such a client works in a
   * browser, too.
   */
  credentials?: "gateway" | undefined;
  /** Stands in for `globalThis.fetch`, which is otherwise looked up at each call. */
  fetch?: Fetch | undefined;
  /** Headers of every request; `undefined` takes one away. They never displace a credential. */
  headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** Checks each input before it is sent: the package's `validators`, or a Standard Schema by operationId. */
  validate?: Readonly<Record<string, StandardSchema>> | undefined;
  /** Works in a browser too, where everybody who opens the page can read the credentials. */
  dangerouslyAllowBrowser?: boolean | undefined;
}

/**
 * The part of `fetch` that is used, so that the platform's, undici's and a mock fit alike.
 *
 * @example
 * fetch: (url, init) => undici.fetch(url, { ...init, dispatcher: new ProxyAgent(proxyUrl) })
 */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** What a request is sent with. */
export interface FetchInit {
  method: string;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  body: string | null;
  redirect: "manual";
  /** Where the platform knows it: neither the request nor its response may be kept. */
  cache?: "no-store";
  signal: AbortSignal;
}

/** The part of a `Response` that is read. */
export interface FetchResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: {
    get(name: string): string | null;
    forEach(each: (value: string, name: string) => void): void;
  };
  readonly body: unknown;
  text(): Promise<string>;
}
