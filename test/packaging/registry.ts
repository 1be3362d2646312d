import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { freePort } from "../free-port.js";
import { installOnce } from "../install-once.js";
import { untilReady } from "./until-ready.js";

/** A registry on loopback that has what is published to it, and npm's packages. */
export interface Registry {
  readonly url: string;
  /** What `.npmrc` says of it to somebody who may publish, and may read what is restricted. */
  readonly npmrc: string;
  readonly token: string;
  readonly close: () => Promise<void>;
}

/** Starts Verdaccio in a folder; whoever is not logged in reads nothing of `@acme`. */
export async function startRegistry(folder: string): Promise<Registry> {
  // The newest whose `engines` take Node 20. Its `got-cjs` asks for a tag of node-fetch that npm no longer has.
  const packages = ["verdaccio@6.8.0"];
  const overrides = { "node-fetch": "2.7.0" };
  const installed = await installOnce("linkmint-test-packaging", packages, { overrides });
  const config = path.join(folder, "verdaccio.json");
  await writeFile(config, JSON.stringify(configIn(folder)));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const bin = path.join(installed, "node_modules/verdaccio/bin/verdaccio");
  const words = [bin, "--config", config, "--listen", `127.0.0.1:${port}`];
  const child = spawn(process.execPath, words, { stdio: "ignore" });
  await untilReady(child, `${url}-/ping`);
  const token = await logIn(url).catch((error: unknown) => {
    child.kill();
    throw error;
  });
  const npmrc = `registry=${url}\n//127.0.0.1:${port}/:_authToken=${token}\n`;
  const close = async (): Promise<void> => {
    child.kill();
    await once(child, "close");
  };
  return { url, npmrc, token, close };
}

function configIn(folder: string): object {
  const all = { access: "$all", publish: "$authenticated" };
  return {
    storage: path.join(folder, "storage"),
    auth: { htpasswd: { file: path.join(folder, "htpasswd"), max_users: 1 } },
    uplinks: { npm: { url: process.env["npm_config_registry"] ?? "https://registry.npmjs.org/" } },
    packages: {
      "@acme/*": { ...all, access: "$authenticated" },
      "@linkmint/*": all,
      "**": { access: "$all", proxy: "npm" },
    },
    web: { enable: false },
    log: { type: "stdout", level: "fatal" },
  };
}

/** Adds the one user there may be, and gives what it logs in with. */
async function logIn(url: string): Promise<string> {
  const response = await fetch(`${url}-/user/org.couchdb.user:jo`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "jo", password: "on loopback alone" }),
  });
  const { token } = (await response.json()) as { readonly token: string };
  return token;
}
