import type { PreparedProvider } from "./prepare-provider.js";
import { Refusal } from "./refusal.js";

/** What a request is for. */
export type Route =
  | { readonly kind: "providers" }
  | {
      readonly kind: "mint" | "exchange";
      readonly name: string;
      readonly provider: PreparedProvider;
    }
  | { readonly kind: "preflight"; readonly method: "GET" | "POST" };

/** Where the gateway is, and what it has. */
export interface RoutedGateway {
  readonly basePath: string;
  readonly providers: ReadonlyMap<string, PreparedProvider>;
}

/**
 * Finds what a request is for by its path, as `URL` has it: `..` is resolved, and nothing else is decoded before names are
 * compared.
 *
 * The refusals quote no part of it.
 */
export function findRoute(request: Request, gateway: RoutedGateway): Route {
  const found = findTarget(new URL(request.url).pathname, gateway);
  if (found === undefined) throw new Refusal("not-found", "Nothing is here.");
  const method = found.kind === "providers" ? "GET" : "POST";
  if (request.method === "OPTIONS") return { kind: "preflight", method };
  if (request.method === method) return found;
  const headers = { allow: `${method}, OPTIONS` };
  throw new Refusal("method-not-allowed", `Only ${method} is taken here.`, { headers });
}

function findTarget(
  path: string,
  { basePath, providers }: RoutedGateway,
): Exclude<Route, { kind: "preflight" }> | undefined {
  // Where the gateway has the whole of a host, a path is a slash at least.
  if (path === (basePath || "/")) return { kind: "providers" };
  if (!path.startsWith(`${basePath}/`)) return undefined;
  const [name = "", step, ...others] = path.slice(basePath.length + 1).split("/");
  const provider = providers.get(name);
  if (provider === undefined || others.length > 0) return undefined;
  if (step === undefined) return { kind: "mint", name, provider };
  const isExchange = step === "exchange" && provider.exchange !== undefined;
  return isExchange ? { kind: "exchange", name, provider } : undefined;
}
