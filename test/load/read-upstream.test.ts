import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readExisting, readUpstream } from "../../generator/1-load/read-upstream.js";
import { scratch } from "../write/scratch.js";

/** Reads `upstream.yaml` for a provider in a folder with these files. */
async function read(files: Readonly<Record<string, string>>, provider = "acme") {
  const folder = scratch({ "upstream.yaml": "openapi: 3.0.0", ...files });
  return readUpstream({
    provider,
    specs: join(folder, "specs"),
    from: join(folder, "upstream.yaml"),
  });
}

describe("a provider's document", () => {
  test("is read with the name of the provider", async () => {
    const { value, diagnostics } = await read({ "specs/other.yaml": "" });
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({
      provider: "acme",
      path: expect.stringMatching(/\/upstream\.yaml$/u),
      text: "openapi: 3.0.0",
    });
  });

  test.each(["yaml", "yml", "json"])("has a spec already: acme.%s", async (ending) => {
    const specs = join(scratch({ [`specs/acme.${ending}`]: "theirs" }), "specs");
    const { value, diagnostics } = await readExisting({ provider: "acme", specs });
    expect(value?.text).toBe("theirs");
    expect(diagnostics).toMatchObject([
      {
        code: "existing-spec",
        severity: "error",
        path: expect.stringMatching(new RegExp(`/specs/acme\\.${ending}$`, "u")),
        help: expect.stringContaining("--specs"),
      },
    ]);
  });

  test.each([
    "constructor",
    "toString",
    "__proto__",
    "../x",
    "a/b",
    "A",
    "acme.pay",
    "-a",
    "a-",
    "",
    "é",
  ])("is not read for a provider %j", async (provider) => {
    const { value, diagnostics } = await read({}, provider);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: "invalid-name", help: expect.any(String) }]);
  });

  test.each(["acme", "a", "acme-pay", "a1", "acme-2"])(
    "is read for a provider %j",
    async (provider) => {
      expect((await read({}, provider)).diagnostics).toEqual([]);
    },
  );
});

describe("a document that cannot be read", () => {
  const cases: readonly [name: string, make: (path: string) => void, message: string][] = [
    ["does not exist", () => {}, "The file cannot be read (ENOENT)."],
    ["is a folder", (path) => mkdirSync(path), "The file cannot be read (EISDIR)."],
    [
      "is not UTF-8",
      (path) => writeFileSync(path, Buffer.from([0x61, 0x3a, 0x20, 0xff, 0xfe])),
      "The file is not UTF-8 text.",
    ],
  ];

  test.each(cases)("%s", async (_name, make, message) => {
    const from = join(scratch(), "upstream.yaml");
    make(from);
    const { value, diagnostics } = await readUpstream({ provider: "acme", specs: "no", from });
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: "unreadable-spec", path: from, message }]);
  });
});
