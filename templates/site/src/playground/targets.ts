import type { ProviderDescription } from "@linkmint/runtime";
import { buildRequest } from "./build-request.js";
import type { Form } from "./form.js";
import { mockVariables } from "./mock-variables.js";
import { renameInput } from "../samples/rename-input.js";
import { type Received, sendSample, sendStep } from "./send-sample.js";

/** Where a page may send to: this machine, and the gateways that it was made with. */
export interface Target {
  readonly title: string;
  readonly about: string;
  /** How it is started, where that is known. */
  readonly command?: string;
  /** Where it is; absent of one that somebody has to name. */
  readonly address?: string;
  /** Whether it is nowhere else. */
  readonly isFixed?: boolean;
  /** Finds the provider behind an address. @throws {SendingError} Where this page may not speak to it. */
  readonly locate: (address: string) => string;
  /** The environment of a provider, where that may be a real one. Rejects as `fetch` does. */
  readonly findEnvironment?: (baseUrl: string, signal: AbortSignal) => Promise<string>;
  /** Sends what the form says. Rejects as `fetch` does. */
  readonly send: (form: Form, baseUrl: string, signal: AbortSignal) => Promise<Received>;
}

/** Why nothing is sent, in words for people. */
export class SendingError extends Error {
  override readonly name = "SendingError";
}

/** Lists what can be sent to: `linkmint site` says where its own are, and the page which gateways there are besides. */
export function listTargets(
  provider: ProviderDescription,
  served: Readonly<Record<string, string | undefined>>,
  gateways: Readonly<Record<string, string>>,
): readonly Target[] {
  const own = Object.entries(gateways).map((gateway) => ownGateway(provider, gateway));
  return [mock(provider, served["mock"]), developmentGateway(provider, served["gateway"]), ...own];
}

function mock(provider: ProviderDescription, address = "http://127.0.0.1:4010"): Target {
  const { id } = provider;
  return {
    title: "the mock",
    about: "Credentials are the mock's own; this page takes none of yours.",
    command: `npx linkmint mock ${id}`,
    address,
    locate: (url) => {
      const { origin, steps } = split(url, id);
      if (origin !== undefined && steps.length === 0) return `${origin}/${id}`;
      throw new SendingError(
        `${url} is no address of this machine, such as http://127.0.0.1:4010, and this page speaks to no other.`,
      );
    },
    send: (form, baseUrl, signal) =>
      sendSample(requestOf(form, baseUrl), { variable: mockVariables(provider), signal }),
  };
}

/** `linkmint gateway`, which takes the provider's own requests, without credentials. */
function developmentGateway(provider: ProviderDescription, address?: string): Target {
  const { id } = provider;
  const command = `npx linkmint gateway ${id}`;
  return {
    title: "the gateway for development",
    about: "It adds the credentials of its environment; this page holds none.",
    command,
    ...(address !== undefined && { address }),
    locate: (url) => {
      const { origin, steps } = split(url, id);
      const [key = ""] = steps;
      if (origin !== undefined && steps.length === 1 && /^[\w-]+$/u.test(key))
        return `${origin}/${key}/${id}`;
      throw new SendingError(
        `Write the address that "${command}" prints, with its key; this page speaks to no other machine.`,
      );
    },
    findEnvironment: async (baseUrl, signal) => {
      const list = baseUrl.slice(0, -id.length - 1);
      const response = await fetch(list, { credentials: "omit", signal });
      const { providers, error } = Object(await response.json().catch(() => ({}))) as {
        providers?: readonly { provider: string; environment: string }[];
        error?: { message: string };
      };
      const found = providers?.find((each) => each.provider === id)?.environment;
      if (found !== undefined) return found;
      const reason = providers === undefined ? error?.message : `The gateway has no ${id}.`;
      throw new SendingError(reason ?? "No gateway has this key at this address.");
    },
    send: (form, baseUrl, signal) =>
      sendSample(requestOf(withoutCredentials(form), baseUrl), { variable: String, signal }),
  };
}

/** A gateway made with `@linkmint/gateway`: it takes the client's input, of who is signed in. */
function ownGateway(
  { id }: ProviderDescription,
  [title, address]: readonly [name: string, address: string],
): Target {
  return {
    title,
    about: "It mints for whoever is signed in there, and decides what this page may say.",
    address,
    isFixed: true,
    locate: (url) => `${url.replace(/\/+$/u, "")}/${id}`,
    // What is not on this machine may mint for somebody real.
    findEnvironment: async () => (isHere(new URL(address).origin) ? "development" : title),
    send: async (form, url, signal) => {
      if (form.operation.primary !== true)
        throw new SendingError(`${title} takes the call that mints alone.`);
      // No example stands for what nobody typed: the server may decide it.
      const input = renameInput(form.input.value, form);
      const body = { kind: "json", mediaType: "application/json", value: input } as const;
      const step = { method: "POST", url, query: [], headers: [], body, reads: "json" } as const;
      return sendStep(step, { write: String, signal, credentials: "include" });
    },
  };
}

/** An address of this machine, and the steps of its path without the provider's own. */
function split(url: string, id: string) {
  const [origin = "", path = ""] = url
    .replace(/\/+$/u, "")
    .split(/(?<=^http:\/\/(?:127\.0\.0\.1|localhost)(?::\d{1,5})?)(?=\/|$)/u);
  const steps = path.split("/").slice(1);
  return {
    origin: isHere(origin) ? origin : undefined,
    steps: steps.at(-1) === id ? steps.slice(0, -1) : steps,
  };
}

function isHere(origin: string): boolean {
  return /^http:\/\/(?:127\.0\.0\.1|localhost)(?::\d{1,5})?$/u.test(origin);
}

function requestOf(form: Form, baseUrl: string) {
  const request = buildRequest(form, baseUrl);
  if (typeof request === "string") throw new SendingError(request);
  return request;
}

/** A form whose requests carry no credential, as a gateway adds them. */
function withoutCredentials(form: Form): Form {
  const { security: _, ...operation } = form.operation;
  const { security: __, schemes: ___, ...provider } = form.provider;
  return { ...form, operation, provider: { ...provider, credentials: [] } };
}
