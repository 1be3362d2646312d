import path from "node:path";
import { createGateway } from "@linkmint/gateway";
import type { OperationDescription, ProviderDescription } from "@linkmint/runtime";
import { publicName } from "../../generator/names/casing.js";
import { repository } from "../consumer.js";

/** A client of which only the names are known when the test runs. */
export type AnyClient = Readonly<Record<string, unknown>>;

/** Makes a client of a generated package by its description. */
export async function clientFor(
  { id, client }: ProviderDescription,
  options: object,
): Promise<AnyClient> {
  const entry = path.join(repository, "generated", id, "dist/esm/index.js");
  const module = (await import(entry)) as Record<string, new (options: object) => AnyClient>;
  const Client = module[client];
  if (Client === undefined) throw new Error(`${id} exports no ${client}`);
  return new Client(options);
}

interface Behind {
  readonly client: AnyClient;
  readonly exchange?: ((publicToken: string) => Promise<unknown>) | undefined;
}

/** A gateway for one provider, for whose user the server says the whole of the first example. */
export function behindGateway(provider: ProviderDescription, { client, exchange }: Behind) {
  const operation = provider.operations.find(({ primary }) => primary);
  const example = operation?.examples?.[0]?.value ?? {};
  const parameters = (operation?.parameters ?? []).flatMap(({ input, required, schema }) =>
    input !== undefined && required ? [[input, schema.examples?.[0]]] : [],
  );
  const bound = toPublic({ ...Object.fromEntries(parameters), ...(example as object) }, operation);
  const linked: unknown[] = [];
  const gateway = createGateway({
    providers: { [provider.id]: { client: client as never, describe: provider } },
    ...(exchange && { exchange: { [provider.id]: exchange } }),
    authorize: () => "u1",
    bind: { [provider.id]: () => bound } as object,
    onLinked: (each) => void linked.push(each),
    log: () => {},
  });
  return { linked, gateway };
}

function toPublic(value: unknown, operation: OperationDescription | undefined): unknown {
  if (Array.isArray(value)) return value.map((each) => toPublic(each, operation));
  if (typeof value !== "object" || value === null) return value;
  const { naming = "wire" } = operation ?? {};
  const entries = Object.entries(value).map(([name, each]) => [
    publicName(name, naming),
    toPublic(each, operation),
  ]);
  return Object.fromEntries(entries) as unknown;
}
