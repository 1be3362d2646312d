import type { Incoming } from "./incoming.js";

/** Whether a browser asks if a page may send something (Fetch, 4.8). */
export function isPreflight({ method, headers }: Incoming): boolean {
  return (
    method === "OPTIONS" && headers.has("origin") && headers.has("access-control-request-method")
  );
}

/** Allows what is asked for, to any origin and never with credentials. */
export function respondToPreflight({ headers }: Incoming): Response {
  const wanted = headers.get("access-control-request-headers");
  return new Response(null, {
    status: 204,
    headers: {
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE",
      ...(wanted !== null && { "access-control-allow-headers": wanted }),
      ...(headers.has("access-control-request-private-network") && {
        "access-control-allow-private-network": "true",
      }),
      vary: "Access-Control-Request-Headers",
    },
  });
}

/** Lets pages read a response, and the headers that it has of ours. */
export function addCors(
  headers: Record<string, string>,
  request: Incoming,
): Record<string, string> {
  if (!request.headers.has("origin")) return headers;
  return {
    ...headers,
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "linkmint-reason, linkmint-invented, retry-after",
  };
}
