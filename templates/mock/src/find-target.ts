import type { MockedOperation, MockedProvider } from "./described-provider.js";
import { isLoopback } from "./hostname.js";
import type { Incoming } from "./incoming.js";

/** What a request is for. */
export type Target =
  | {
      readonly kind: "operation";
      readonly provider: MockedProvider;
      readonly mocked: MockedOperation;
      /** What stands in the path, by the parameter's name. */
      readonly path: Readonly<Record<string, string>>;
    }
  | { readonly kind: "token endpoint"; readonly provider: MockedProvider }
  | {
      readonly kind: "method";
      readonly provider: MockedProvider;
      readonly mocked: MockedOperation;
      readonly allowed: string;
    }
  | { readonly kind: "path"; readonly provider: MockedProvider }
  | { readonly kind: "log" }
  | { readonly kind: "host" }
  | { readonly kind: "nobody" };

/**
 * Finds what a request is for: on loopback and on further hosts by the provider's id, which the path begins with; else
 * by the addresses of the providers themselves.
 */
export function findTarget(
  { method, url }: Pick<Incoming, "method" | "url">,
  {
    providers,
    hosts,
  }: { readonly providers: readonly MockedProvider[]; readonly hosts: ReadonlySet<string> },
): Target {
  if (!isLoopback(url.hostname) && !hosts.has(url.hostname)) {
    for (const provider of providers) {
      if (provider.tokenUrls.some((each) => each.href === url.origin + url.pathname))
        return { kind: "token endpoint", provider };
      for (const { url: base } of provider.description.environments) {
        const path = pathBelow(url.origin + url.pathname, base);
        if (path !== undefined) return findIn(provider, method, path);
      }
    }
    return { kind: "host" };
  }
  const [, id, rest = ""] = /^\/([^/]*)(.*)$/su.exec(url.pathname) ?? [];
  if (id === "__linkmint") return { kind: "log" };
  const named = providers.find(({ description }) => description.id === id);
  if (named !== undefined) return findIn(named, method, rest);
  // A token endpoint on the origin of a server moves to that of the mock, without the provider's id.
  const owner = providers.find(({ tokenUrls }) =>
    tokenUrls.some(({ pathname }) => pathname === url.pathname),
  );
  return owner === undefined ? { kind: "nobody" } : { kind: "token endpoint", provider: owner };
}

/** The path of an address below a server's, where it lies there. */
function pathBelow(address: string, server: string): string | undefined {
  const base = server.replace(/\/+$/u, "");
  return address.startsWith(`${base}/`) ? address.slice(base.length) : undefined;
}

function findIn(provider: MockedProvider, method: string, path: string): Target {
  const found = provider.operations.flatMap((mocked) => {
    const match = mocked.pattern.exec(path);
    return match === null ? [] : [{ mocked, match }];
  });
  const [right] = found.filter(({ mocked }) => mocked.operation.method === method);
  if (right !== undefined) {
    const { mocked, match } = right;
    const values = mocked.parameterNames.map((name, index) => [
      name,
      decode(match[index + 1] ?? ""),
    ]);
    return { kind: "operation", provider, mocked, path: Object.fromEntries(values) };
  }
  if (
    provider.tokenUrls.some(
      ({ pathname, href }) => pathname === path || endsAt(provider, href, path),
    )
  ) {
    return { kind: "token endpoint", provider };
  }
  const [first] = found;
  const allowed = found.map(({ mocked }) => mocked.operation.method).join(", ");
  return first === undefined
    ? { kind: "path", provider }
    : { kind: "method", provider, mocked: first.mocked, allowed };
}

/** Whether a token endpoint lies below a server, at this path. */
function endsAt({ description }: MockedProvider, href: string, path: string): boolean {
  return description.environments.some(({ url }) => pathBelow(href, url) === path);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
