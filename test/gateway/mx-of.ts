import { createGateway, type GatewayEvent } from "@linkmint/gateway";
import { mx as description } from "../../generated/mx/dist/esm/describe.js";
import { WidgetsApi } from "../../generated/mx/dist/esm/index.js";
import { senderTo } from "./gateway-of.js";

/** The credential, which HTTP's basic scheme carries. */
export const apiKey = "k3y/canary+90b1?f4";

/** A gateway to a provider with HTTP's basic scheme and a header that is input; `widget` is what it responds. */
export function mxGateway(widget: Readonly<Record<string, unknown>>) {
  const events: GatewayEvent[] = [];
  const requests: Headers[] = [];
  const client = new WidgetsApi({
    clientId: "client-id-1",
    apiKey,
    baseUrl: "http://localhost/mx",
    maxRetries: 0,
    fetch: async (_, init) => {
      requests.push(new Headers(init?.headers as Record<string, string>));
      return Response.json({ widget_url: widget });
    },
  });
  const { fetch } = createGateway({
    providers: { mx: { client, describe: description } },
    authorize: () => "u1",
    bind: {
      mx: () => ({ user_guid: "USR-1", widget_url: { widget_type: "connect_widget" as const } }),
    },
    allow: { mx: ["accept_language"] },
    limits: false,
    log: (event) => events.push(event),
  });
  return { events, requests, ...senderTo(fetch) };
}
