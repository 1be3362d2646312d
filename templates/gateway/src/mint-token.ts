import type { LinkPromise, LinkToken, SentRequest } from "@linkmint/runtime";
import { hasEcho } from "./find-echo.js";
import { mergeInput } from "./merge-input.js";
import type { PreparedGateway } from "./prepare-gateway.js";
import type { PreparedProvider } from "./prepare-provider.js";
import { readBody } from "./read-body.js";
import { Refusal } from "./refusal.js";
import type { Outcome } from "./respond.js";
import type { User } from "./user.js";
import { withinDeadline } from "./within-deadline.js";

/** A request for a provider, by somebody who is signed in. */
export interface ProviderCall {
  readonly request: Request;
  readonly requestId: string;
  readonly name: string;
  readonly provider: PreparedProvider;
  readonly user: User;
}

/** Mints a token from what a page may say and what the server decides; of the result, only what opens the widget is given. */
export async function mintToken(
  gateway: PreparedGateway,
  { request, requestId, name, provider, user }: ProviderCall,
): Promise<Outcome> {
  const said = await readBody(request, gateway.body);
  const bound = await gateway.bind(name, { user: user.value, request });
  provider.check(said, bound);
  const { signal } = request;
  const { deadline } = gateway;
  const call = provider.client.createLinkToken(mergeInput(said, bound) as never, {
    signal,
    deadline,
  });
  const { value, request: sent } = await withinDeadline<Sent>(
    deadline,
    hasRequest(call) ? call.withResponse() : call.then((token) => ({ value: token })),
  );
  const token = readText(value, "token");
  const url = readText(value, "url");
  const isEmpty = token === undefined && url === undefined;
  if (isEmpty || hasEcho([token, url], sent, provider.describe)) {
    const reason = isEmpty ? "No token came, and no URL." : "The response holds a credential.";
    throw new Refusal("provider-failed", "The provider did not give what it should.", { reason });
  }
  const { expiresAt } = value;
  return {
    status: 200,
    body: {
      ...(token !== undefined && { token }),
      ...(url !== undefined && { url }),
      ...(expiresAt instanceof Date && { expiresAt: expiresAt.toISOString() }),
      requestId,
    },
  };
}

/** The request is known of generated clients alone. */
interface Sent {
  readonly value: LinkToken;
  readonly request?: SentRequest;
}

function hasRequest(call: Promise<LinkToken>): call is LinkPromise<LinkToken> {
  return "withResponse" in call;
}

function readText(value: LinkToken, name: "token" | "url"): string | undefined {
  const text: unknown = value[name];
  return typeof text === "string" ? text : undefined;
}
