import { mkdirSync, symlinkSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { findOrphans, findStrays } from "../../generator/5-write/plan/find-orphans.js";
import { manifestPath, renderManifest } from "../../generator/5-write/plan/manifest.js";
import { placePackages } from "../../generator/5-write/plan/place-packages.js";
import type { Checked } from "../../generator/types/diagnostic.js";
import type { Placement } from "../../generator/types/placement.js";
import { scratch } from "./scratch.js";

const providers = ["acme", "beta", "zeta"];

function placements(folders: Readonly<Record<string, string>>): Placement[] {
  return Object.entries(folders).map(([provider, folder]) => ({
    provider,
    folder,
    path: "c.json",
  }));
}

/** Places three packages in a folder that has `specs` and `out`. */
function place(
  root: string,
  folders: Readonly<Record<string, string>>,
): Checked<ReadonlyMap<string, string>> {
  const whole = Object.entries(folders).map(([provider, path]) => [provider, join(root, path)]);
  const [specs, out] = [join(root, "specs"), join(root, "out")];
  const given = placements(Object.fromEntries(whole) as Record<string, string>);
  return placePackages({ specs, out, providers, placements: given });
}

describe("placePackages", () => {
  test("places a package as the config says, or else in the output folder", () => {
    const folders = { acme: "packages/link", zeta: "out/other", gone: "packages/gone" };
    const { value, diagnostics } = place("top", folders);
    expect(diagnostics).toEqual([]);
    expect(Object.fromEntries(value ?? [])).toEqual({
      acme: "top/packages/link",
      beta: "top/out/beta",
      zeta: "top/out/other",
    });
  });

  test.each([
    { name: "two in one folder", folders: { acme: "a", beta: "a" }, want: "acme and beta share" },
    {
      name: "one in another's usual place",
      folders: { zeta: "out/acme" },
      want: "acme and zeta sh",
    },
    {
      name: "one inside another",
      folders: { acme: "a", beta: "a/b" },
      want: "of beta in top/a/b lies",
    },
    {
      name: "one around another",
      folders: { acme: "a/b", beta: "a" },
      want: "of acme in top/a/b lies",
    },
    {
      name: "one deep in a usual place",
      folders: { acme: "out/beta/x" },
      want: "beta in top/out/beta.",
    },
    { name: "one in the specs", folders: { acme: "specs" }, want: "is the folder of the specs" },
    {
      name: "one below the specs",
      folders: { acme: "specs/x/y" },
      want: "is the folder of the specs",
    },
  ])("refuses $name, once", ({ folders, want }) => {
    const { value, diagnostics } = place("top", folders);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: "invalid-config", path: "c.json" }]);
    expect(diagnostics[0]?.message).toContain(want);
  });

  test("refuses one around all others for each of them", () => {
    expect(place("top", { beta: "out" }).diagnostics).toHaveLength(2);
  });

  test.each([
    ["the working folder", "."],
    ["the home folder", homedir()],
    ["above", dirname(homedir())],
  ])("refuses %s", (_, folder) => {
    const request = { specs: "specs", out: "generated", providers: ["acme"] };
    const placed = placePackages({ ...request, placements: placements({ acme: folder }) });
    expect(placed.diagnostics).toMatchObject([{ code: "invalid-config" }]);
  });

  test("takes folders whose names begin alike for two", () => {
    expect(place("top", { acme: "a", beta: "a-b", zeta: "specs-of" }).diagnostics).toEqual([]);
  });

  test.each([
    { folders: { acme: "link/beta" }, want: "share the folder" },
    { folders: { acme: "link/beta/not/yet" }, want: "lies inside" },
    { folders: { acme: "specs-link/x" }, want: "the folder of the specs" },
  ])("sees through links: $folders", ({ folders, want }) => {
    const root = scratch();
    mkdirSync(join(root, "out"));
    mkdirSync(join(root, "specs"));
    symlinkSync(join(root, "out"), join(root, "link"));
    symlinkSync(join(root, "specs"), join(root, "specs-link"));
    expect(place(root, folders).diagnostics[0]?.message).toContain(want);
  });
});

describe("findStrays", () => {
  test("names the nearest provider, where one is near", () => {
    const found = findStrays(placements({ acme: "a", acmee: "b", other: "c" }), providers);
    expect(found).toMatchObject([
      { message: 'There is no spec for the provider "acmee".', help: 'did you mean "acme"?' },
      {
        message: 'There is no spec for the provider "other".',
        help: "add the spec, or remove the key",
      },
    ]);
  });
});

describe("findOrphans", () => {
  const manifest = renderManifest("acme", new Map());

  test("gives a package that has another folder now", () => {
    const out = scratch({ [`acme/${manifestPath}`]: manifest });
    expect(findOrphans(out, [join(out, "../elsewhere")]).value).toEqual(["acme"]);
  });

  test("leaves a package alone that a link leads to", () => {
    const out = scratch({ [`acme/${manifestPath}`]: manifest });
    const link = join(scratch(), "link");
    symlinkSync(out, link);
    expect(findOrphans(out, [join(link, "acme")]).value).toEqual([]);
  });
});
