import { describe, expect, test } from "vitest";
import { format } from "prettier";
import { parseManifest, renderManifest } from "../../generator/5-write/plan/manifest.js";

describe("renderManifest", () => {
  const tree = new Map([
    ["src/index.ts", "a"],
    ["LICENSE", "b"],
  ]);

  test("sorts the files, whatever the order of the tree", () => {
    const reversed = new Map([...tree].reverse());
    expect(renderManifest("acme", tree)).toBe(renderManifest("acme", reversed));
  });

  test.each([[tree], [new Map<string, string>()]])("is as prettier prints it", async (files) => {
    const text = renderManifest("acme", files);
    expect(await format(text, { parser: "json" })).toBe(text);
  });

  test("gives what parseManifest reads", () => {
    const manifest = parseManifest("acme", renderManifest("acme", tree));
    expect([...(manifest?.files.keys() ?? [])]).toEqual(["LICENSE", "src/index.ts"]);
  });
});

describe("parseManifest", () => {
  const manifest = { linkmint: 1, provider: "acme", files: { LICENSE: "00" } };

  test.each([
    ["no JSON", "{"],
    ["no object", "[]"],
    ["a newer format", JSON.stringify({ ...manifest, linkmint: 2 })],
    ["another provider", JSON.stringify({ ...manifest, provider: "other" })],
    ["no files", JSON.stringify({ ...manifest, files: null })],
    ["a hash that is none", JSON.stringify({ ...manifest, files: { LICENSE: 1 } })],
    ...["../x", "/etc/passwd", "a/../../x", "a//b", ".", "", "C:\\x", "..\\x", "a\0"].map(
      (path) => [
        `the path ${JSON.stringify(path)}`,
        JSON.stringify({ ...manifest, files: { [path]: "00" } }),
      ],
    ),
  ])("gives nothing for %s", (_, text = "") => {
    expect(parseManifest("acme", JSON.stringify(manifest))).toBeDefined();
    expect(parseManifest("acme", text)).toBeUndefined();
  });
});
