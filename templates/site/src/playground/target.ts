import type { ProviderDescription } from "@linkmint/runtime";
import type { Form } from "./form.js";

/** Where a page may send to: this machine alone. */
export interface Target {
  readonly kind: "mock" | "gateway";
  readonly title: string;
  /** How it is started. */
  readonly command: string;
  readonly about: string;
  /** Where it is unless somebody says otherwise. */
  readonly address: string;
}

/** Returns what can be sent to; `linkmint site` says where they are. */
export function listTargets(
  { id }: ProviderDescription,
  { mock = "http://127.0.0.1:4010", gateway = "" }: DOMStringMap,
): readonly [Target, Target] {
  return [
    {
      kind: "mock",
      title: "the mock",
      command: `npx linkmint mock ${id}`,
      about: "Credentials are the mock's own; this page takes none of yours.",
      address: mock,
    },
    {
      kind: "gateway",
      title: "the gateway for development",
      command: `npx linkmint gateway ${id}`,
      about: "It adds the credentials of its environment; this page holds none.",
      address: gateway,
    },
  ];
}

/** The base URL of a provider behind an address, or why there is none. */
export function baseUrlAt(
  { kind, command }: Target,
  address: string,
  { id }: ProviderDescription,
): { readonly baseUrl: string } | { readonly reason: string } {
  const url = address.trim().replace(/\/+$/u, "");
  const isHere = /^http:\/\/(?:127\.0\.0\.1|localhost)(?::\d{1,5})?(?=\/|$)/u.test(url);
  const steps = url.split("/").slice(3);
  const own = steps.at(-1) === id ? steps.slice(0, -1) : steps;
  if (
    !isHere ||
    own.length !== (kind === "mock" ? 0 : 1) ||
    own.some((step) => /\W/u.test(step.replaceAll("-", "")))
  )
    return {
      reason:
        kind === "mock"
          ? `${url} is no address of this machine, such as http://127.0.0.1:4010, and this page speaks to no other.`
          : `Write the address that "${command}" prints, with its key; this page speaks to no other machine.`,
    };
  return { baseUrl: [...url.split("/").slice(0, 3), ...own, id].join("/") };
}

/** A form whose requests carry no credential, as a gateway adds them. */
export function withoutCredentials(form: Form): Form {
  const { security: _, ...operation } = form.operation;
  const { security: __, schemes: ___, ...provider } = form.provider;
  return { ...form, operation, provider: { ...provider, credentials: [] } };
}

/** The environment that a gateway sends a provider's requests to. Rejects as `fetch` does. */
export async function findEnvironment(baseUrl: string, signal: AbortSignal): Promise<string> {
  const [id, ...rest] = baseUrl.split("/").reverse();
  const response = await fetch(rest.reverse().join("/"), { credentials: "omit", signal });
  const { providers, error } = Object(await response.json()) as {
    providers?: readonly { provider: string; environment: string }[];
    error?: { message: string };
  };
  const found = providers?.find(({ provider }) => provider === id)?.environment;
  if (providers === undefined)
    throw new GatewayError(error?.message ?? "No gateway has this key at this address.");
  if (found === undefined) throw new GatewayError(`The gateway has no ${id}.`);
  return found;
}

/** Why a gateway sends nothing on, in words for people. */
export class GatewayError extends Error {
  override readonly name = "GatewayError";
}
