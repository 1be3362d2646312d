import { createRequire } from "node:module";
import { expect, inject, test } from "vitest";
import { freePort } from "../free-port.js";
import { runProgram } from "./run-program.js";
import { runtimes } from "./runtimes.js";
import { summarizeMints, startSuiteServer } from "./suite-server.js";
import { tools } from "./tools.js";

/*
 * The packages, packed, installed by npm and used on each runtime: the same checks print the same lines
 * everywhere, and mint with the same requests.
 */
const { checkNames } = createRequire(import.meta.url)("./suite/suite.cjs") as {
  checkNames: () => string[];
};

const credential = "s3cret-credential";

const cases = runtimes.map((runtime) => ({ ...runtime, version: tools[runtime.tool].version }));

test.for(cases)("$tool ($version) passes the suite by $way", async (runtime, { skip }) => {
  const { tool, words, variables } = runtime;
  const binary = inject("tools")[tool];
  skip(binary === undefined);
  const server = await startSuiteServer();
  const { code, stdout, stderr } = await runProgram({
    command: [binary ?? "", ...words],
    folder: inject("project"),
    environment: {
      SUITE_URL: server.url,
      SUITE_CLOSED_URL: `http://127.0.0.1:${await freePort()}`,
      SUITE_VARIABLES: variables,
      ...(variables === "yes" && {
        TRUTO_API_TOKEN: credential,
        TRUTO_BASE_URL: `${server.url}/minted`,
      }),
    },
  });
  await server.close();

  const lines = stdout.split("\n");
  expect({ code, failed: lines.filter((line) => line.startsWith("FAILED")) }).toEqual({
    code: 0,
    failed: [],
  });
  expect(lines.filter((line) => line.startsWith("ok "))).toEqual(
    checkNames().map((name) => `ok ${name}`),
  );
  expect(lines).toContain("done");

  // It printed results and errors, and in neither location anything that was to be hidden.
  expect(stdout).toMatch(/expirySource: ["']documented["']/u);
  expect(`${stdout}${stderr}`).toContain("LinkTokenAuthenticationError: ");
  expect(`${stdout}${stderr}`).not.toMatch(/s3cret|m1nted/u);

  expect(summarizeMints(server.requests)).toEqual(
    mints.filter((_, index) => variables === "yes" || index !== fromVariables),
  );
  expect(server.requests.filter(({ path }) => path.startsWith("/never-asked"))).toEqual([]);
  for (const { headers } of server.requests) {
    expect(Object.values(headers)).toContainEqual(expect.stringContaining(credential));
  }
});

const fromVariables = 2;
const json = "application/json application/json";
const truto = `POST /minted/link-token ${json} linkmint-truto {"tenant_id":"acme-1"}`;
const mints = [
  truto,
  `POST /minted/v2/link/token ${json} linkmint-junction {"user_id":"u1","provider":"oura"}`,
  truto,
  `POST /minted/link/token/create ${json} linkmint-plaid ${JSON.stringify({
    client_name: "Acme",
    language: "en",
    country_codes: ["US"],
    user: { client_user_id: "u1" },
    products: ["auth"],
  })}`,
  truto,
  truto,
  truto,
];
