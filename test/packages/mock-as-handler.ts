import { createMock } from "@linkmint/mock";
import type { ProviderDescription } from "@linkmint/runtime";
import { withMinted } from "../mock/with-minted.js";
import type { Handler } from "../runtime/recording-server.js";

/** Responds as the mock of a provider does; credentials of samples begin as the provider's do, and tokens were minted. */
export async function mockAsHandler(provider: ProviderDescription): Promise<Handler> {
  const mock = createMock([provider], { seed: 7 });
  const { baseUrl } = mock.options(provider);
  const [prefix = ""] = provider.environments.flatMap(({ keyPrefixes = [] }) => keyPrefixes);
  return async ({ method, path, headers, body, json }) => {
    const shaped = new Headers();
    for (const [name, value = ""] of Object.entries(headers))
      shaped.set(name, String(value).replace(/^(?:from-environment|tenant-key)$/u, `${prefix}$&`));
    const isObject = typeof json === "object" && json !== null && !Array.isArray(json);
    const sent = isObject ? JSON.stringify(await withMinted(mock, provider, json)) : body;
    const response = await mock.fetch(baseUrl + path, { method, headers: shaped, body: sent });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
  };
}
