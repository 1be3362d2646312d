import { createMock } from "@linkmint/mock";
import type { ProviderDescription } from "@linkmint/runtime";
import { requestOf } from "../mock/request-of.js";
import { withMinted } from "../mock/with-minted.js";
import type { Handler } from "../runtime/recording-server.js";

/** A provider's mock on a server. */
export interface MockedHandler {
  readonly handler: Handler;
  /** What the mock takes as options of a client. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Whether the provider is ahead of its spec, and takes a body that breaks the rules. */
  isAhead: boolean;
}

/** Responds as the mock of a provider does; credentials of samples begin as the provider's do, and tokens were minted. */
export async function mockAsHandler(provider: ProviderDescription): Promise<MockedHandler> {
  const mock = createMock([provider], { seed: 7 });
  const options = { ...mock.options(provider) };
  const [prefix = ""] = provider.environments.flatMap(({ keyPrefixes = [] }) => keyPrefixes);
  const handler: Handler = async ({ method, path, headers, body, json }) => {
    const shaped = new Headers();
    for (const [name, value = ""] of Object.entries(headers))
      shaped.set(name, String(value).replace(/^(?:from-environment|tenant-key)$/u, `${prefix}$&`));
    const ask = (sent: string) =>
      mock.fetch(options.baseUrl + path, { method, headers: shaped, body: sent });
    const isObject = typeof json === "object" && json !== null && !Array.isArray(json);
    const sent = isObject ? JSON.stringify(await withMinted(mock, provider, json)) : body;
    let response = await ask(sent);
    const operation = provider.operations.find(({ primary }) => primary);
    if (mocked.isAhead && operation !== undefined && [400, 422].includes(response.status)) {
      const { value } = operation.examples?.[0] ?? { value: {} };
      response = await mock.fetch(...(await requestOf(mock, provider, operation, value)));
    }
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
  };
  const mocked: MockedHandler = { handler, options, isAhead: false };
  return mocked;
}
