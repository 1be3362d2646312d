import type { CallOptions, LinkToken, ProviderDescription } from "@linkmint/runtime";
import type { Address } from "./address.js";
import type { Limits } from "./limits.js";
import type { GatewayEvent } from "./gateway-event.js";
import type { InputPath, PartialInput } from "./input-path.js";

/** A provider that pages may use through the gateway. */
export interface GatewayProvider {
  /** Holds the credentials: a generated client, or one of your own. */
  readonly client: GatewayClient;
  /** From the `describe` entry of the provider's package. */
  readonly describe: ProviderDescription;
}

/** What the gateway calls of a client. */
export interface GatewayClient {
  readonly createLinkToken: (input: never, options?: CallOptions) => Promise<LinkToken>;
}

/** Options to pass on to the client's method. */
export type ExchangeCall = Pick<CallOptions, "signal" | "deadline">;

/** Exchanges what the widget gave to the page for what you keep. */
export type Exchange = (publicToken: string, call: ExchangeCall) => Promise<unknown>;

export type Exchanges<Providers> = { readonly [Name in keyof Providers]?: Exchange };

export type GatewayProviders = Readonly<Record<string, GatewayProvider>>;

/** Who is signed in: an id, or an object that has one. Limits count by it. */
export type GatewayUser = string | { readonly id: string };

/** The input of a provider's `createLinkToken`. */
export type InputOf<Provider extends GatewayProvider> = NonNullable<
  Parameters<Provider["client"]["createLinkToken"]>[0]
>;

/** How a gateway behaves. Only `providers` and `authorize` are needed; a page may then say nothing. */
export interface GatewayOptions<
  Providers extends GatewayProviders,
  User extends GatewayUser,
  Taken extends Exchanges<Providers> = Exchanges<Providers>,
> {
  /** By the name that stands in the URL: letters, digits, `-` and `_`. */
  readonly providers: Providers;
  /**
   * Gives who is signed in, from the request's session; nothing is 401. It must not read the body.
   *
   * The second argument is what `fetch` was called with beside the request.
   */
  readonly authorize: (
    request: Request,
    context: unknown,
  ) => User | null | undefined | Promise<User | null | undefined>;
  /**
   * What your server decides, as a plain object. It is added to what the page says, and a page that says it too is refused:
   * a member that is there is decided, whatever its value, `undefined` too.
   */
  readonly bind?: {
    readonly [Name in keyof Providers]?: (
      call: BindCall<User>,
    ) => PartialInput<InputOf<Providers[Name]>> | Promise<PartialInput<InputOf<Providers[Name]>>>;
  };
  /**
   * What a page may say, as paths of the client's input; nothing else is taken. A path allows all below it, except what the
   * spec marks as sensitive: that needs its own path.
   */
  readonly allow?: {
    readonly [Name in keyof Providers]?: readonly InputPath<InputOf<Providers[Name]>>[];
  };
  /** Origins of pages on other hosts that may call, such as `https://app.example`; none unless given. */
  readonly origins?: readonly string[];
  /** Whether programs may call that are no browser, so that no header says where a request comes from. Off unless given. */
  readonly allowNonBrowser?: boolean;
  /** How a provider exchanges what its widget gives to the page; nothing where it has no such step. */
  readonly exchange?: Taken;
  /** Gets the result of an exchange, secrets included, before the page gets its response. Needed beside `exchange`. */
  readonly onLinked?: (linked: Linked<Taken, User>) => unknown;
  /** How often a user and an address may call; `false` for no limit. Needs `rate-limiter-flexible` beside this package. */
  readonly limits?: Limits | false;
  /** Gives the address that a request came from, such as `fromNode()`; without it only users are counted. */
  readonly address?: Address;
  /** The path before the gateway's own; `/link` unless given. */
  readonly basePath?: string;
  /** Bytes that a body may have; 65,536 unless given. */
  readonly maxBodyBytes?: number;
  /** Milliseconds that a body may take to arrive; 10,000 unless given. */
  readonly bodyTimeout?: number;
  /**
   * Milliseconds that a provider may take, retries included, and each of `authorize`, `bind`, `exchange` and `onLinked`;
   * 30,000 unless given. A page then gets 504 for a provider and `exchange`, else 500; a function of yours is not stopped.
   */
  readonly deadline?: number;
  /** Gets one event for each request, without secrets. Unless given, refusals and failures are printed, as a line of JSON each. */
  readonly log?: (event: GatewayEvent) => unknown;
  /** Gets what a function of yours, the provider or the gateway threw, as it is: it may hold secrets. */
  readonly onError?: (error: unknown, event: Pick<GatewayEvent, "requestId">) => unknown;
}

/** What `bind` knows. */
export interface BindCall<User> {
  readonly user: User;
  readonly request: Request;
}

/** An exchange that worked, told apart by `provider`. */
export type Linked<Taken, User> = {
  [Name in keyof Taken]-?: {
    readonly provider: Name;
    readonly user: User;
    /** What the provider's `exchange` gave. */
    readonly result: Taken[Name] extends (...values: never) => infer Result
      ? Awaited<Result>
      : unknown;
    readonly requestId: string;
  };
}[keyof Taken];
