import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { findDrifts, type ProviderDrift } from "../../generator/pipeline/find-drifts.js";
import { scratch } from "../write/scratch.js";
import { document, documentWith, driftSpec } from "./acme-spec.js";

const member = documentWith(["        - paid\n", "        - paid\n        - trial\n"]);
const property = documentWith([
  "        client_id: { type: string }\n",
  "        client_id: { type: string }\n        locale: { type: string }\n        theme: { type: string }\n",
]);
const bearer = documentWith([
  "type: apiKey\n      in: header\n      name: X-Acme-Key",
  "type: http\n      scheme: bearer",
]);

/** What separates a spec, with these lines in `info`, from a document. */
async function driftOf(upstream: string, spec = driftSpec()): Promise<ProviderDrift> {
  const folder = scratch({ "specs/acme.yaml": spec, "upstream.yaml": upstream });
  const specs = join(folder, "specs");
  const found = await findDrifts({
    specs,
    providers: ["acme"],
    upstream: join(folder, "upstream.yaml"),
  });
  expect(found.diagnostics).toEqual([]);
  const [drift] = found.drifts;
  if (drift === undefined) throw new Error("nothing was compared");
  return drift;
}

function recording(entry: string): string {
  return driftSpec({ info: `  x-link-differences:\n    - ${entry}\n` });
}

describe("differences that nobody recorded", () => {
  test.each<[what: string, upstream: string, entries: unknown[]]>([
    ["none where the document says the same", document, []],
    [
      "a new member, once a side, by its name",
      member,
      [
        {
          code: "request-enum-member-added",
          at: "/components/schemas/Plan/enum",
          names: ["trial"],
        },
      ],
    ],
    [
      "new properties, by their names",
      property,
      ["locale", "theme"].map((name) => ({
        code: "request-property-added",
        at: "/components/schemas/TokenRequest/properties",
        names: [name],
      })),
    ],
    [
      "a member that is gone, by its name",
      documentWith(["        - free\n", ""]),
      [
        {
          code: "request-enum-member-removed",
          at: "/components/schemas/Plan/enum",
          names: ["free"],
        },
      ],
    ],
    [
      "a server, by its address",
      documentWith([
        "  - url: https://api.acme.example\n",
        "  - url: https://api.acme.example\n  - url: https://eu.acme.example\n",
      ]),
      [{ code: "server-added", at: "/servers", names: ["https://eu.acme.example"] }],
    ],
    [
      "a key that travels as a bearer token",
      bearer,
      [{ code: "security-scheme-changed", at: "/components/securitySchemes/key" }],
    ],
    [
      "a header parameter",
      documentWith([
        "operationId: createToken\n",
        "operationId: createToken\n      parameters: [{ name: X-Account, in: header, required: true, schema: { type: string } }]\n",
      ]),
      [{ code: "required-parameter-added", at: "/paths/~1tokens/post", names: ["X-Account"] }],
    ],
    [
      "the operation, where it is gone",
      documentWith(["  /tokens:", "  /sessions:"], ["createToken", "createSession"]),
      [{ code: "operation-removed", at: "/paths/~1tokens/post" }],
    ],
    [
      "nothing of what the wrapper omits",
      documentWith(["        client_id: { type: string }\n", ""]),
      [],
    ],
    [
      "nothing of operations that are not generated",
      documentWith(["paths:\n", "paths:\n  /other: { get: { responses: {} } }\n"]),
      [],
    ],
  ])("%s", async (_, upstream, entries) => {
    const { findings } = await driftOf(upstream);
    expect(findings.map(({ entry }) => entry)).toEqual(entries);
  });

  test("carry both locations, what it means and how far it moves the version", async () => {
    const { findings } = await driftOf(member);
    expect(findings).toMatchObject([
      {
        severity: "minor",
        action: expect.any(String),
        before: {
          path: expect.stringMatching(/specs\/acme\.yaml$/u),
          span: { start: { line: 47 } },
        },
        after: { path: expect.stringMatching(/upstream\.yaml$/u), span: { start: { line: 47 } } },
      },
    ]);
  });

  test("do not hold keys of ours against the document", async () => {
    const open = driftSpec().replace(
      "type: string\n      enum",
      "type: string\n      x-link-open-enum: true\n      enum",
    );
    expect((await driftOf(document, open)).findings).toEqual([]);
  });
});

describe("recorded differences", () => {
  test.each<[what: string, upstream: string, entry: string]>([
    [
      "by the very location",
      bearer,
      "{ code: security-scheme-changed, at: /components/securitySchemes/key, reason: A prefix. }",
    ],
    [
      "by a location that holds it",
      bearer,
      "{ code: security-scheme-changed, at: /components, reason: A prefix. }",
    ],
    [
      "by name",
      property,
      "{ code: request-property-added, at: /components/schemas/TokenRequest, names: [theme, locale], reason: Not yet. }",
    ],
    [
      "whatever its name",
      property,
      "{ code: request-property-added, at: /components/schemas/TokenRequest/properties, reason: Not yet. }",
    ],
  ])("are found %s", async (_, upstream, entry) => {
    const { findings, stale, recorded } = await driftOf(upstream, recording(entry));
    expect({ findings, stale }).toEqual({ findings: [], stale: [] });
    expect(recorded).toMatchObject([{ location: { span: { start: { line: 7, column: 7 } } } }]);
  });

  test.each<[what: string, entry: string]>([
    ["another location", "{ code: request-property-added, at: /paths, reason: Not yet. }"],
    [
      "the beginning of a key",
      "{ code: request-property-added, at: /components/schemas/Plan, reason: No. }",
    ],
    ["another change", "{ code: request-property-removed, at: /components, reason: Not yet. }"],
  ])("do not account for %s", async (_, entry) => {
    const { findings, stale } = await driftOf(property, recording(entry));
    expect(findings).toHaveLength(2);
    expect(stale).toHaveLength(1);
  });

  test("account for the names that they list alone", async () => {
    const { findings, recorded } = await driftOf(
      property,
      recording("{ code: request-property-added, at: /components, names: [theme], reason: No. }"),
    );
    expect(findings.map(({ entry }) => entry.names)).toEqual([["locale"]]);
    expect(recorded.map(({ changes }) => changes.length)).toEqual([1]);
  });
});

describe("stale entries", () => {
  test("are those that no difference is left of, at their lines", async () => {
    const { stale, recorded } = await driftOf(
      document,
      recording("{ code: server-added, at: /servers, reason: Local. }"),
    );
    expect(recorded).toEqual([]);
    expect(stale).toMatchObject([
      {
        code: "server-added",
        reason: "Local.",
        location: { span: { start: { line: 7, column: 7 } } },
      },
    ]);
  });

  test("are names of an entry, where others are left", async () => {
    const { stale, recorded } = await driftOf(
      property,
      recording(
        "{ code: request-property-added, at: /components, names: [locale, gone, theme], reason: No. }",
      ),
    );
    expect(recorded).toHaveLength(1);
    expect(stale).toMatchObject([
      { names: ["gone"], location: { pointer: "/info/x-link-differences/0/names/1" } },
    ]);
  });
});

describe("a document behind an address", () => {
  /** The address of a server that answers with a document at `/openapi.yaml`, and with 404 elsewhere. */
  async function serve(text: string): Promise<string> {
    const server = createServer((request, response) => {
      response.statusCode = request.url?.startsWith("/openapi.yaml") === true ? 200 : 404;
      response.end(text);
    });
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** Holds a spec that names an address against it. */
  function driftsOf(upstream: string) {
    const names = driftSpec().replace("client: Acme }", `client: Acme, upstream: "${upstream}" }`);
    const folder = scratch({ "specs/acme.yaml": names, "specs/zeta.yaml": driftSpec() });
    return findDrifts({ specs: join(folder, "specs"), providers: [] });
  }

  test("is what the spec names, where no provider is asked for; its query is not shown", async () => {
    const address = await serve(member);
    const { drifts, silent, diagnostics } = await driftsOf(`${address}/openapi.yaml?key=secret`);
    expect(diagnostics).toEqual([]);
    expect(silent).toEqual(["zeta"]);
    expect(drifts).toMatchObject([{ provider: "acme", findings: [{}] }]);
    expect(drifts[0]?.upstream).toBe(`${address}/openapi.yaml`);
  });

  test("is told where it is not there", async () => {
    const { drifts, diagnostics } = await driftsOf(`${await serve(member)}/gone.yaml`);
    expect(drifts).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: "unreachable-document" }]);
  });
});
