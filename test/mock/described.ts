import path from "node:path";
import type { OperationDescription, ProviderDescription } from "@linkmint/runtime";
import { createMock, type Mock, type MockOptions } from "@linkmint/mock";
import { providers, repository } from "../consumer.js";

/** The descriptions of every package, in the order of their names. */
export async function readDescriptions(): Promise<readonly ProviderDescription[]> {
  const names = await providers();
  const modules = names.map(
    (name) => import(path.join(repository, "generated", name, "dist/esm/describe.js")),
  );
  return (await Promise.all(modules)).flatMap((each) => Object.values<ProviderDescription>(each));
}

/** A provider that shows one thing at a time: what is given replaces what `acme` has. */
export function describeAcme(
  operation: Partial<OperationDescription> = {},
  provider: Partial<ProviderDescription> = {},
): ProviderDescription {
  return {
    id: "acme",
    name: "Acme",
    client: "Acme",
    environments: [{ name: "production", url: "https://api.acme.example" }],
    credentials: [{ option: "token", header: "Authorization", prefix: "Bearer " }],
    schemas: {},
    ...provider,
    operations: [
      {
        id: "mint",
        method: "POST",
        path: "/tokens",
        naming: "wire",
        request: {
          mediaType: "application/json",
          required: true,
          schema: { type: "object", properties: { user: { type: "string" } }, required: ["user"] },
        },
        responses: {
          "200": {
            mediaType: "application/json",
            schema: { type: "object" },
            example: { token: "tok_abcdef123456" },
          },
        },
        result: { token: "/token" },
        ...operation,
      },
    ],
  };
}

/** A mock of one provider, and what sends a body to its operation. */
export function mockOf(provider: ProviderDescription, options: MockOptions = {}) {
  const mock: Mock = createMock([provider], { seed: 7, clock: "2026-01-31T12:00:00Z", ...options });
  const { baseUrl } = mock.options(provider);
  const { method = "POST", path: target = "" } = provider.operations[0] ?? {};
  const send = (body: unknown, headers: Readonly<Record<string, string>> = {}, at = target) =>
    mock.fetch(baseUrl + at, {
      method,
      headers: { authorization: "Bearer t", "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  return { mock, send, baseUrl };
}
