import type { Fetch, ProviderDescription } from "@linkmint/runtime";
import { makeClientOptions } from "./client-options.js";
import { prepareProvider } from "./described-provider.js";
import { type Fault, parseFault } from "./fault.js";
import { hostnameOf } from "./hostname.js";
import { type MockInit, readIncoming } from "./incoming.js";
import { type MockOptions, readClock } from "./mock-options.js";
import type { RecordedRequest } from "./record.js";
import { createResponder } from "./respond.js";

/** Stands in for providers: checks requests as they do, and responds as they do. */
export interface Mock {
  /** Responds like the platform's `fetch`; a request for nobody that it stands in for is refused (421). */
  readonly fetch: Fetch & ((input: string | URL | Request, init?: MockInit) => Promise<Response>);
  /** Responds where the request is for one of the providers; for handlers of other mocks, such as MSW's. */
  readonly handle: (request: Request) => Promise<Response | undefined>;
  /** Options of a provider's client: base URL, `fetch`, and credentials that the mock takes. */
  readonly options: (provider: ProviderDescription) => MockClientOptions;
  /** The last 1,000 requests, the newest last, without secrets. */
  readonly requests: readonly RecordedRequest[];
  /**
   * Says what happens to the next calls of a provider, one after the other: such as `429;retry-after=2`, `cut`, `ok`.
   *
   * @throws {MockOptionError} Where one is no fault.
   */
  readonly fail: (provider: ProviderDescription | string, faults: readonly string[]) => void;
  /** Forgets requests, scripts, tokens and what was repeated, and begins its seed anew. */
  readonly reset: () => void;
}

/** For `new Client({ ...mock.options(provider) })`. It has the client's credentials besides, each of the right shape. */
export interface MockClientOptions {
  readonly baseUrl: string;
  readonly fetch: Fetch;
}

/** Where clients in this process send; nothing listens there. */
const origin = "http://localhost";

/**
 * Makes a mock of providers, from the `describe` entries of their packages.
 *
 * @throws {MockOptionError} Where the clock is no date, or a fault or a host is none.
 * @example
 * const mock = createMock([acme], { seed: 7 });
 * const client = new Acme({ ...mock.options(acme) });
 */
export function createMock(
  descriptions: readonly ProviderDescription[],
  options: MockOptions = {},
): Mock {
  const { seed = 1, hosts = [], cors = true, faults = [] } = options;
  const scripts = new Map<string, Fault[]>();
  const responder = createResponder({
    providers: descriptions.map(prepareProvider),
    seed,
    cors,
    hosts: new Set(hosts.map(hostnameOf)),
    now: readClock(options.clock),
    faults: [faults].flat().map(parseFault),
    scripts,
  });
  const fetch = (input: string | URL | Request, init?: MockInit): Promise<Response> =>
    responder.respond(readIncoming(input, init));
  return {
    fetch,
    handle: async (request) => {
      const incoming = readIncoming(request);
      return responder.isFor(incoming) ? responder.respond(incoming) : undefined;
    },
    options: (provider) => ({
      ...makeClientOptions(provider, origin),
      baseUrl: `${origin}/${provider.id}`,
      fetch,
    }),
    requests: responder.requests,
    fail: (provider, script) => {
      const id = typeof provider === "string" ? provider : provider.id;
      scripts.set(id, [
        ...(scripts.get(id) ?? []),
        ...script.map((text) => parseFault(text).fault),
      ]);
    },
    reset: () => {
      scripts.clear();
      responder.reset();
    },
  };
}
