import { formatPath } from "./format-path.js";
import type { ProviderCall } from "./mint-token.js";
import type { PreparedGateway } from "./prepare-gateway.js";
import { readBody } from "./read-body.js";
import { Refusal } from "./refusal.js";
import type { Outcome } from "./respond.js";
import { withinDeadline } from "./within-deadline.js";

/** Exchanges what the widget gave to the page, gives the result to `onLinked`, and tells the page that it is done. */
export async function linkAccount(
  gateway: PreparedGateway,
  { request, requestId, name, provider, user }: ProviderCall,
): Promise<Outcome> {
  const { publicToken, ...others } = await readBody(request, gateway.body);
  const faults = Object.keys(others).map((each) => ({
    path: formatPath([each]),
    detail: "is not allowed",
  }));
  if (typeof publicToken !== "string" || !/^[\x21-\x7e]{1,4096}$/u.test(publicToken)) {
    faults.push({ path: "publicToken", detail: "must be the text that the widget gave" });
  }
  if (faults.length > 0) {
    const errors = faults.slice(0, 20);
    throw new Refusal("input-refused", "The input is not what this page may say.", { errors });
  }
  const { signal } = request;
  const { deadline } = gateway;
  const exchange = async () => provider.exchange?.(String(publicToken), { signal, deadline });
  const result = await withinDeadline(deadline, exchange());
  await gateway.onLinked({ provider: name, user: user.value, result, requestId });
  return { status: 200, body: { linked: true, requestId } };
}
