import type { Mock } from "@linkmint/mock";
import type { ProviderDescription } from "@linkmint/runtime";
import { requestOf } from "./request-of.js";

/** An input with tokens that the mock minted in place of those that a spec's example shows. */
export async function withMinted(
  mock: Mock,
  provider: ProviderDescription,
  input: object,
): Promise<Readonly<Record<string, unknown>>> {
  const filled: Record<string, unknown> = { ...input };
  for (const operation of provider.operations) {
    const name = operation.result?.token?.split("/").at(-1) ?? "";
    if (typeof filled[name] !== "string") continue;
    const { value } = operation.examples?.[0] ?? { value: {} };
    const body: unknown = await (
      await mock.fetch(...(await requestOf(mock, provider, operation, value)))
    ).json();
    const steps = operation.result?.token?.split("/").slice(1) ?? [];
    filled[name] = steps.reduce((at, step) => (at as Record<string, unknown>)[step], body);
  }
  return filled;
}
