import { Refusal } from "./refusal.js";

/** Gives the address that a request came from; nothing where there is none. */
export type Address = (request: Request, context: unknown) => string | undefined;

/**
 * Takes the address from Node's socket, or from `X-Forwarded-For` where proxies of yours stand before it.
 *
 * The socket is in the context that `toNodeHandler` and Hono's `c.env` give; without it, each request is 500. Each proxy adds one entry at the right; entries further left are whatever a caller wrote, and are never read.
 *
 * @param trustedHops How many proxies of yours every request goes through; 0 unless given.
 */
export function fromNode(trustedHops = 0): Address {
  if (!Number.isInteger(trustedHops) || trustedHops < 0) {
    throw new TypeError("fromNode takes how many proxies stand before it: 0, 1, …");
  }
  return ({ headers }, context) => {
    if (trustedHops === 0) {
      const { incoming } = (context ?? {}) as NodeContext;
      if (incoming !== undefined) return incoming.socket?.remoteAddress;
      // Else all callers would share one counter.
      const reason = "fromNode() needs Node's request: gateway.fetch(request, { incoming }).";
      throw new Refusal("gateway-failed", "The gateway is not set up right.", { reason });
    }
    const entries = (headers.get("x-forwarded-for") ?? "").split(",");
    return entries.at(-trustedHops)?.trim();
  };
}

/**
 * Takes the address from a header that a platform sets, such as `cf-connecting-ip`.
 *
 * Only for a header that no caller can set: one that the platform replaces on every request.
 */
export function fromHeader(name: string): Address {
  return ({ headers }) => headers.get(name) ?? undefined;
}

/** What `toNodeHandler` and Hono's server for Node give as context. */
interface NodeContext {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string | undefined } };
}

/** Returns what to count an address by: an IPv4 address, or the network of an IPv6 one; nothing where it is neither. */
export function toNetwork(address: string | undefined, prefix: 48 | 56 | 64): string | undefined {
  const text = (address ?? "").replace(/%.*$/su, "");
  if (isIpv4(text)) return text;
  const url = `http://[${text}]/`;
  if (!/^[\da-f:.]+$/iu.test(text) || !URL.canParse(url)) return undefined;
  const [head = "", tail] = new URL(url).hostname.slice(1, -1).split("::");
  const [before, after] = [head, tail ?? ""].map((part) => part.split(":").filter(Boolean));
  const left = before ?? [];
  const right = after ?? [];
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => "0");
  const groups = [...left, ...zeros, ...right].map((group) => Number.parseInt(group, 16));
  const [high = 0, low = 0] = groups.slice(6);
  // IPv4 in IPv6 (RFC 4291, 2.5.5.2), as sockets for both have it.
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    return [high >> 8, high & 255, low >> 8, low & 255].join(".");
  }
  const kept = groups.slice(0, 4).map((group, index) => {
    const bits = Math.min(16, Math.max(0, prefix - index * 16));
    return (group & ((0xffff << (16 - bits)) & 0xffff)).toString(16);
  });
  return `${kept.join(":")}::/${prefix}`;
}

function isIpv4(text: string): boolean {
  const parts = text.split(".");
  return (
    parts.length === 4 &&
    parts.every((part) => /^(?:0|[1-9]\d{0,2})$/u.test(part) && Number(part) < 256)
  );
}
