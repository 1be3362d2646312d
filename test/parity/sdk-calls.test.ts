import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, inject, test } from "vitest";
import { parse } from "yaml";
import { repository } from "../consumer.js";
import { compile } from "./compile.js";
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
  const wrong = `import { NoSuchExport } from "plaid";\nNoSuchExport();`;
  const calls = [...told, { provider: "wrong", call: wrong }];
  const files = Object.fromEntries(calls.map(({ provider, call }) => [`${provider}.mts`, call]));
  const types = ["--types", "node", "--typeRoots", path.join(repository, "node_modules/@types")];
  const errors = await compile(inject("sdkFolder"), files, ["--module", "nodenext", ...types]);
  expect(errors).toEqual([expect.stringContaining("wrong.mts")]);
});
