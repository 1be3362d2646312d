import type { PreparedGateway } from "./prepare-gateway.js";
import type { Outcome } from "./respond.js";
import type { User } from "./user.js";

/** Lists the providers for somebody, with the JSON Schema of what their page may say of each. */
export async function listProviders(
  gateway: PreparedGateway,
  { request, user }: { readonly request: Request; readonly user: User },
): Promise<Outcome> {
  const providers = await Promise.all(
    [...gateway.providers].map(async ([name, provider]) => {
      const bound = await gateway.bind(name, { user: user.value, request });
      return {
        provider: name,
        name: provider.describe.name,
        exchange: provider.exchange !== undefined,
        input: provider.pageSchema(bound),
      };
    }),
  );
  return { status: 200, body: { providers } };
}
