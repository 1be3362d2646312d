import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { repository } from "./lab.js";

/* The same call of Plaid's, written against each client: one module each that exports `call`. */

const input = `{
  client_name: "Acme",
  language: "en",
  country_codes: ["US"],
  user: { client_user_id: "u1" },
  products: ["auth"],
}`;
const headers = `{ "PLAID-CLIENT-ID": "id", "PLAID-SECRET": "s" }`;
const base = `const baseUrl: string = (globalThis as { BASE?: string }).BASE ?? "https://api.example.com";`;

const bare = `${base}
export async function call(): Promise<string> {
  const response = await fetch(baseUrl + "/link/token/create", {
    method: "POST",
    headers: { "content-type": "application/json", ...${headers} },
    body: JSON.stringify(${input}),
  });
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()).link_token;
}
`;

const openapiFetch = `import createClient from "openapi-fetch";
import type { paths } from "./schema.js";
${base}
const client = createClient<paths>({ baseUrl, headers: ${headers} });
export async function call(): Promise<string> {
  const { data, error } = await client.POST("/link/token/create", { body: ${input} });
  if (error !== undefined || data === undefined) throw new Error(JSON.stringify(error));
  return data.link_token;
}
`;

const heyApi = `import { createClient, createConfig } from "./hey-api/client";
import { linkTokenCreate } from "./hey-api/sdk.gen";
${base}
const client = createClient(createConfig({ baseUrl, headers: ${headers} }));
export async function call(): Promise<string> {
  const { data, error } = await linkTokenCreate({ client, body: ${input} });
  if (error !== undefined || data === undefined) throw new Error(JSON.stringify(error));
  return data.link_token;
}
`;

const plaid = `import { Plaid } from "@linkmint/plaid";
${base}
const plaid = new Plaid({ clientId: "id", secret: "s", environment: "sandbox", baseUrl });
export async function call(): Promise<string> {
  return (await plaid.createLinkToken(${input})).token;
}
`;

const truto = `import { Truto } from "@linkmint/truto";
const truto = new Truto({ token: "t" });
export async function call(): Promise<string> {
  return (await truto.createLinkToken({ tenant_id: "acme-1" })).token;
}
`;

const junction = `import { JunctionClient } from "@linkmint/junction";
const junction = new JunctionClient({ apiKey: "sk_us_1", environment: "sandbox" });
export async function call(): Promise<string> {
  return (await junction.createLinkToken({ userId: "1ba1f401-7183-47c5-9e39-e8e257e3c795" })).token;
}
`;

const empty = `export const nothing = 0;
`;

/**
 * Writes each consumer below the lab, with the code that the peers generate from our own spec.
 *
 * @param {string} lab
 * @returns {Record<string, string>} The file of each, by name.
 */
export function writeConsumers(lab) {
  const folder = path.join(lab, "consumers");
  const spec = path.join(repository, "specs/plaid.yaml");
  const bin = (name) => path.join(lab, "node_modules", name);
  if (!existsSync(path.join(folder, "hey-api"))) {
    mkdirSync(folder, { recursive: true });
    const quiet = { cwd: lab, stdio: "ignore" };
    execFileSync(
      process.execPath,
      [bin("openapi-typescript/bin/cli.js"), spec, "-o", path.join(folder, "schema.ts")],
      quiet,
    );
    execFileSync(
      process.execPath,
      [bin("@hey-api/openapi-ts/bin/run.js"), "-i", spec, "-o", path.join(folder, "hey-api")],
      quiet,
    );
  }
  const sources = {
    "bare fetch": bare,
    "openapi-fetch": openapiFetch,
    "hey-api": heyApi,
    "linkmint, Plaid": plaid,
    "linkmint, Truto": truto,
    "linkmint, Junction": junction,
    "an empty file": empty,
  };
  return Object.fromEntries(
    Object.entries(sources).map(([name, source]) => {
      const file = path.join(folder, `${name.toLowerCase().replace(/\W+/gu, "-")}.ts`);
      writeFileSync(file, source);
      return [name, file];
    }),
  );
}
