import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { providers, repository } from "../consumer.js";
import { installOnce } from "../install-once.js";
import { compile } from "./compile.js";

/* What READMEs show of a page compiles against the providers' own packages, in the versions that they name. */

interface Widget {
  readonly package?: string;
  readonly version?: string;
  readonly beside?: readonly string[];
  readonly script?: string;
}

interface Spec {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly "x-link-token"?: { widget?: Widget } }>>>
  >;
}

async function readPage(provider: string) {
  const yaml = await readFile(path.join(repository, `specs/${provider}.yaml`), "utf8");
  const operations = Object.values((parse(yaml) as Spec).paths).flatMap(Object.values);
  const [widget] = operations.flatMap((operation) => operation["x-link-token"]?.widget ?? []);
  const readme = await readFile(path.join(repository, `generated/${provider}/README.md`), "utf8");
  const [, code = ""] = /^## Open it on the page\n.*?^```js\n(.*?)^```$/msu.exec(readme) ?? [];
  // A script is typed by a package that declares what it adds to the window.
  const types = widget?.script === undefined ? "" : `import "${widget.package}";\n`;
  return { provider, widget, code: types + code };
}

const pages = await Promise.all((await providers()).map(readPage));

test("every README shows a page", () => {
  expect(pages.filter(({ widget, code }) => widget === undefined || code === "")).toEqual([]);
});

test("each page compiles", async () => {
  const packages = pages.flatMap(({ widget = {} }) =>
    widget.package === undefined
      ? []
      : [`${widget.package}@${widget.version}`, ...(widget.beside ?? [])],
  );
  const folder = await installOnce("linkmint-test-parity", packages);
  const wrong = {
    "no-export.mjs": `import { noExport } from "@kombo-api/connect";\nnoExport();`,
    "no-option.mjs": `import "react-plaid-link";\nwindow.Plaid.create({ tokn: "", onSuccess() {} });`,
  };
  const shown = pages.map(({ provider, code }) => [`${provider}.mjs`, code] as const);
  const flags =
    "--allowJs --checkJs --noImplicitAny false --strictNullChecks false --module esnext --target es2022 --moduleResolution bundler --lib es2023,dom";
  const errors = await compile(
    folder,
    { ...Object.fromEntries(shown), ...wrong },
    flags.split(" "),
  );
  expect(errors.map((line) => line.replace(/\(.*/u, ""))).toEqual(Object.keys(wrong));
});
