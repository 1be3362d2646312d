import type { CallerRules } from "./check-caller.js";
import type { RoutedGateway } from "./find-route.js";
import type { GatewayEvent } from "./gateway-event.js";
import type {
  BindCall,
  Exchange,
  GatewayOptions,
  GatewayProviders,
  GatewayUser,
} from "./gateway-options.js";
import { isRecord, own } from "./is-record.js";
import { createLimiter, type Limiter } from "./limiter.js";
import { prepareProvider } from "./prepare-provider.js";
import type { BodyLimits } from "./read-body.js";
import { Refusal } from "./refusal.js";
import type { User } from "./user.js";
import { within } from "./within.js";

/** A gateway's options, checked, and what is made of them once. */
export interface PreparedGateway extends RoutedGateway {
  readonly caller: CallerRules;
  readonly body: BodyLimits;
  /** Milliseconds. */
  readonly deadline: number;
  readonly limiter: Limiter;
  readonly authorize: (request: Request, context: unknown) => Promise<User>;
  /** What the server decides of an input. */
  readonly bind: (
    name: string,
    call: BindCall<GatewayUser>,
  ) => Promise<Readonly<Record<string, unknown>>>;
  readonly onLinked: (linked: unknown) => Promise<void>;
  readonly log: (event: GatewayEvent) => void;
  readonly onError: (error: unknown, event: Pick<GatewayEvent, "requestId">) => void;
}

/** Checks options. @throws {TypeError} Where one is not as it must be. */
export function prepareGateway(
  options: GatewayOptions<GatewayProviders, GatewayUser>,
): PreparedGateway {
  const { providers, origins = [], basePath = "/link", allowNonBrowser = false } = options;
  const allow = (options.allow ?? {}) as Readonly<Record<string, readonly string[] | undefined>>;
  for (const name of Object.keys(providers)) {
    if (!/^[\w-]{1,64}$/u.test(name)) throw new TypeError(`${name} cannot stand in a URL.`);
  }
  for (const name of [allow, options.bind ?? {}, options.exchange ?? {}].flatMap(Object.keys)) {
    if (!Object.hasOwn(providers, name)) throw new TypeError(`There is no provider ${name}.`);
  }
  if (!/^(?:\/[\w.~-]+)*$/u.test(basePath)) {
    throw new TypeError("basePath must be such as /link, without a slash at the end.");
  }
  if (typeof options.authorize !== "function") throw new TypeError("authorize is missing.");
  if (options.exchange !== undefined && options.onLinked === undefined) {
    throw new TypeError("onLinked is missing: what an exchange gives would be lost.");
  }
  if (options.address === undefined && options.limits !== false && options.log === undefined) {
    console.warn("linkmint's gateway counts by user only, since it has no option address.");
  }
  const binds = (options.bind ?? {}) as Readonly<
    Record<string, ((call: BindCall<GatewayUser>) => unknown) | undefined>
  >;
  const deadline = checkNumber("deadline", options.deadline, 30_000);
  const yours = <Result>(name: string, run: () => Result | Promise<Result>) =>
    runYours(name, deadline, run);
  return {
    basePath,
    providers: new Map(
      Object.entries(providers).map(([name, each]) => [
        name,
        prepareProvider(name, each, {
          paths: (Object.hasOwn(allow, name) && allow[name]) || [],
          exchange: own(options.exchange ?? {}, name) as Exchange | undefined,
        }),
      ]),
    ),
    caller: { origins: new Set(origins.map(checkOrigin)), allowNonBrowser },
    body: {
      maxBytes: checkNumber("maxBodyBytes", options.maxBodyBytes, 65_536),
      timeout: checkNumber("bodyTimeout", options.bodyTimeout, 10_000),
    },
    deadline,
    limiter: createLimiter(options.limits ?? {}, options.address),
    authorize: (request, context) =>
      yours("authorize", async () => toUser(await options.authorize(request, context))),
    bind: (name, call) =>
      yours("bind", async () =>
        Object.hasOwn(binds, name) && binds[name] !== undefined
          ? toBound(await binds[name](call))
          : {},
      ),
    onLinked: (linked) => yours("onLinked", () => options.onLinked?.(linked as never) as undefined),
    log: contained(options.log ?? printProblem),
    onError: contained(options.onError ?? (() => undefined)),
  };
}

function checkOrigin(origin: string): string {
  const isOrigin = URL.canParse(origin) && new URL(origin).origin === origin;
  if (isOrigin && origin !== "null") return origin;
  throw new TypeError(
    "origins must be such as https://app.example: scheme, host, and nothing after.",
  );
}

function checkNumber(name: string, value: number | undefined, usual: number): number {
  if (value === undefined) return usual;
  if (Number.isFinite(value) && value > 0) return value;
  throw new TypeError(`${name} must be a number above 0.`);
}

function toUser(value: GatewayUser | null | undefined): User {
  const id = typeof value === "object" ? value?.id : value;
  if (typeof id === "string" && id !== "" && value != null) return { id, value };
  throw new Refusal("unauthorized", "Nobody is signed in.", {
    headers: { "www-authenticate": "Session" },
  });
}

/** What `bind` gave; a function that forgets to return must not let the page decide. */
function toBound(value: unknown): Readonly<Record<string, unknown>> {
  if (isRecord(value)) return value;
  throw new TypeError("bind must give a plain object.");
}

/** Runs a function of the options so long as a provider may take; what it throws reaches nobody but `onError`. */
async function runYours<Result>(
  name: string,
  deadline: number,
  run: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await within<Result>(deadline, (async () => run())(), () => {
      const reason = `${name} took more than ${deadline} milliseconds.`;
      throw new Refusal("gateway-failed", "Something went wrong.", { reason });
    });
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    const reason = `${name} threw; onError has the error.`;
    throw new Refusal("gateway-failed", "Something went wrong.", { reason, cause });
  }
}

/** A log that fails, now or later, must not fail the request or end the process; nobody is left to tell. */
function contained<Values extends readonly unknown[]>(
  run: (...values: Values) => unknown,
): (...values: Values) => void {
  return (...values) => {
    (async () => run(...values))().catch(() => undefined);
  };
}

function printProblem(event: GatewayEvent): void {
  if (event.code !== undefined) console.warn(JSON.stringify(event));
}
