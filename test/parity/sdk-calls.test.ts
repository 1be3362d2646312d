import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { expect, inject, test } from "vitest";
import { parse } from "yaml";
import { repository } from "../consumer.js";
import { sdks } from "./sdks.js";

/* What READMEs show of the official SDKs compiles against the very versions that they name. */

interface Spec {
  readonly info: {
    readonly "x-link-provider": {
      readonly sdk?: { readonly package: string; readonly version: string; readonly call: string };
    };
  };
}

const specs = await Promise.all(
  Object.entries(sdks).map(async ([provider, { name, version }]) => {
    const yaml = await readFile(path.join(repository, "specs", `${provider}.yaml`), "utf8");
    const { sdk } = (parse(yaml) as Spec).info["x-link-provider"];
    return { provider, name, version, sdk };
  }),
);
const told = specs.flatMap((spec) => (spec.sdk === undefined ? [] : [{ ...spec, ...spec.sdk }]));

test.each(told)("$provider tells of the SDK that is compared", (spec) => {
  expect({ name: spec.sdk?.package, version: spec.sdk?.version }).toEqual({
    name: spec.name,
    version: spec.version,
  });
});

test("each call of an SDK compiles", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "linkmint-parity-"));
  try {
    await symlink(
      path.join(inject("sdkFolder"), "node_modules"),
      path.join(folder, "node_modules"),
    );
    const wrong = `import { NoSuchExport } from "plaid";\nNoSuchExport();`;
    const files = [...told, { provider: "wrong", call: wrong }];
    await Promise.all(
      files.map(({ provider, call }) => writeFile(path.join(folder, `${provider}.mts`), call)),
    );
    const printed = await compile(
      folder,
      files.map(({ provider }) => `${provider}.mts`),
    );
    expect(printed.match(/^.*error.*$/gmu)).toEqual([expect.stringContaining("wrong.mts")]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** Type-checks files with the compiler that is quick enough for the SDKs' types, and gives what it printed. */
async function compile(folder: string, files: readonly string[]): Promise<string> {
  const compiler = path.join(repository, "node_modules/typescript-7/bin/tsc");
  const flags = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext"];
  const types = ["--types", "node", "--typeRoots", path.join(repository, "node_modules/@types")];
  const child = spawn(process.execPath, [compiler, ...flags, ...types, ...files], { cwd: folder });
  const [printed] = await Promise.all([text(child.stdout), once(child, "close")]);
  return printed;
}
