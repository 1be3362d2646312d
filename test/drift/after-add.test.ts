import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findDrifts } from "../../generator/pipeline/find-drifts.js";
import { planSpec } from "../../generator/pipeline/plan-spec.js";
import { scratch } from "../write/scratch.js";
import { document, documentWith } from "./acme-spec.js";

const server = "  - url: https://api.acme.example\n";

/** The document with other servers. */
function serving(servers: string): string {
  expect(document).toContain(server);
  return document.replace(`servers:\n${server}`, servers);
}

/** The document with header parameters. */
function sending(...names: readonly string[]): string {
  const all = names.map((name) => `{ name: ${name}, in: header, schema: { type: string } }`);
  return documentWith([
    "      requestBody:\n",
    `      parameters: [${all.join()}]\n      requestBody:\n`,
  ]);
}

/** What separates the spec that `add` writes for a document from another state of it, as `code at`. */
async function driftAfterAdd(
  added: string,
  { named = [], now = added }: { readonly named?: readonly string[]; readonly now?: string } = {},
): Promise<string[]> {
  const folder = scratch({ "acme.yaml": added, "now.yaml": now, "specs/none": "" });
  const plan = await planSpec({
    provider: "acme",
    specs: join(folder, "specs"),
    from: join(folder, "acme.yaml"),
    operations: ["createToken"],
    answers: [
      { question: "token", text: "/token" },
      ...named.map((text) => ({ question: "server" as const, text })),
    ],
    external: "refused",
  });
  expect(plan.diagnostics).toEqual([]);
  writeFileSync(join(folder, "specs/acme.yaml"), plan.value?.text ?? "");
  const { drifts, diagnostics } = await findDrifts({
    specs: join(folder, "specs"),
    providers: ["acme"],
    upstream: join(folder, "now.yaml"),
  });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return drifts.flatMap(({ findings, stale }) =>
    [...findings.map(({ entry }) => entry), ...stale].map(({ code, at }) => `${code} ${at}`),
  );
}

const regions = `servers:
  - url: https://{region}.acme.example/v1/
    variables: { region: { default: eu, enum: [eu, us] } }
`;
/** The document whose key is a parameter, not a security scheme. */
const keyed = sending("Authorization")
  .replace(/^security:\n(?: .*\n)+/mu, "")
  .replace(/^  securitySchemes:\n(?:    .*\n)+/mu, "");
const free = `servers:
  - url: https://{tenant}.acme.example
    variables: { tenant: { default: demo } }
`;
const own = ["https://proxy.example"];

test.each([
  ["as it is", document, []],
  ["with a variable that lists its values", serving(regions), []],
  ["with a variable that may be anything", serving(free), ["https://mine.acme.example"]],
  ["with a server at home", serving(`servers:\n${server}  - url: http://localhost:8080\n`), []],
  ["with an address that has no host", serving("servers: [{ url: /v1 }]\n"), own],
  ["without servers", serving(""), own],
  ["with other servers than those that were named", document, own],
  [
    "with a way to authenticate that packages lack",
    document
      .replace(/^security:\n/mu, "security:\n  - open: []\n")
      .replace(
        "  securitySchemes:\n",
        "  securitySchemes:\n    open: { type: openIdConnect, openIdConnectUrl: https://a.example/id }\n",
      ),
    [],
  ],
  ["with headers that OpenAPI ignores", sending("Accept", "content-type"), []],
  ["with a key that is a header parameter", keyed, []],
  ["with a header that the package fills", sending("Idempotency-Key"), []],
  ["that requires what it does not declare", documentWith(["[user]", "[user, extra]"]), []],
  [
    "with one server, where two were named",
    document,
    ["live=https://a.example", "test=https://b.example"],
  ],
])("right after add, nothing differs from a document %s", async (_, upstream, named) => {
  expect(await driftAfterAdd(upstream, { named })).toEqual([]);
});

test.each([
  ["a value that is gone", serving(regions), regions.replace(", us]", "]"), "server-removed"],
  [
    "another host",
    serving(regions),
    regions.replaceAll("acme.example", "acme.test"),
    "server-removed",
  ],
])("and %s differs later", async (_, added, servers, code) => {
  const told = await driftAfterAdd(added, { now: serving(servers) });
  expect(told[0]).toContain(code);
});

test("and another key than the one of the header parameter differs later", async () => {
  const told = await driftAfterAdd(keyed, { now: document });
  expect(told).toEqual(["security-scheme-changed /components/securitySchemes/authorization"]);
});

test("of what was recorded, what is so no more is stale", async () => {
  const now = serving("servers: [{ url: https://proxy.example }]\n");
  expect(await driftAfterAdd(document, { named: own, now })).toEqual([
    "server-url-changed /servers/0/url",
  ]);
});
