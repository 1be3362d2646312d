import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type Handler, type RecordedRequest, startServer } from "../runtime/recording-server.js";
import type { Adapter } from "./adapter.js";
import type { TestedOperation } from "./read-operations.js";

/** What came of one call: what was sent, and how it ended. */
export interface Outcome {
  readonly requests: readonly RecordedRequest[];
  readonly resolved: boolean;
  readonly error?: unknown;
}

export interface Pair {
  /** Calls an operation with an input by both clients, one after the other. */
  readonly call: (
    operation: TestedOperation,
    input: object,
  ) => Promise<{ ours: Outcome; sdk: Outcome }>;
  readonly close: () => Promise<void>;
}

export interface Modules {
  readonly ours: object;
  readonly sdk: object;
}

/** Loads our package from a consumer's folder and the official SDK from the folder of SDKs. */
export async function loadModules(
  names: { readonly provider: string; readonly sdk: string },
  folders: { readonly consumer: string; readonly sdks: string },
): Promise<Modules> {
  const load = async (folder: string, name: string): Promise<object> => {
    const require = createRequire(pathToFileURL(path.join(folder, "package.json")));
    const resolved = require.resolve(name);
    try {
      return require(name) as object;
    } catch (error) {
      if ((error as { code?: string }).code !== "ERR_REQUIRE_ESM") throw error;
      return (await import(pathToFileURL(resolved).href)) as object;
    }
  };
  return {
    ours: await load(folders.consumer, `@linkmint/${names.provider}`),
    sdk: await load(folders.sdks, names.sdk),
  };
}

/** Starts a server for each client, so that requests belong to whoever sent them. */
export async function startPair(
  adapter: Adapter,
  modules: Modules,
  handler: Handler,
): Promise<Pair> {
  const answer: Handler = (request, response) => {
    const grant = adapter.grants?.[request.path];
    return grant === undefined ? handler(request, response) : { body: grant };
  };
  const servers = { ours: await startServer(answer), sdk: await startServer(answer) };
  const clients = {
    ours: adapter.connect({ ...modules, url: servers.ours.url }).ours,
    sdk: adapter.connect({ ...modules, url: servers.sdk.url }).sdk,
  };
  const run = async (side: "ours" | "sdk", call: () => Promise<unknown>): Promise<Outcome> => {
    const before = servers[side].requests.length;
    const ended = await Promise.resolve()
      .then(call)
      .then(
        () => ({ resolved: true }),
        (error: unknown) => ({ resolved: false, error }),
      );
    return { ...ended, requests: servers[side].requests.slice(before) };
  };
  return {
    call: async ({ id, method }, input) => ({
      ours: await run("ours", () => callMethod(clients.ours, method, input)),
      sdk: await run("sdk", () => {
        const own = adapter.theirs?.[id];
        return own ? own(clients.sdk, input) : callMethod(clients.sdk, method, input);
      }),
    }),
    close: async () => {
      await Promise.all([servers.ours.close(), servers.sdk.close()]);
    },
  };
}

function callMethod(client: object, method: string, input: object): Promise<unknown> {
  const keys = method.split(".");
  const name = keys.pop() ?? "";
  const owner = keys.reduce((place, key) => place[key] as Methods, client as Methods);
  return (owner[name] as (input: object) => Promise<unknown>)(input);
}

type Methods = Record<string, unknown>;
