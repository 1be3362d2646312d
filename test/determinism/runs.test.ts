import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { installLinkmint, runLinkmint } from "../cli/linkmint.js";
import { repository } from "../consumer.js";
import { readFiles, scratch } from "../write/scratch.js";

/* Whole runs give the same bytes, wherever and however they run. */
const root = installLinkmint();

const specs = Object.fromEntries(
  ["several-headers", "exclusive-modes"].map((name) => {
    const sample = join(repository, "test/samples", name, "spec.yaml");
    return [`specs/${name}.yaml`, readFileSync(sample, "utf8")];
  }),
);
const config = { specs: "specs", out: "packages/link", scope: "@acme" };

interface Variation {
  readonly files?: Readonly<Record<string, string>>;
  /** The folder to run in, below the project's own. */
  readonly from?: string;
  readonly words?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** Generates in a folder of its own, and gives the packages. */
function generate({ files = {}, from = ".", words = [], environment = {} }: Variation) {
  const folder = scratch({
    "linkmint.config.json": JSON.stringify(config),
    "a b/é/readme": "",
    ...specs,
    ...files,
  });
  const args = ["generate", ...words];
  const run = () => runLinkmint(root, args, { folder: join(folder, from), environment });
  expect(run()).toMatchObject({ exitCode: 0, stderr: "" });
  expect(run().stdout).toContain("nothing to do");
  const written = Object.entries(readFiles(folder)).filter(([path]) => {
    return path.startsWith("packages") && !/[\\/]\.linkmint[\\/]/u.test(path);
  });
  return Object.fromEntries(written);
}

let want: Readonly<Record<string, string>>;

test("there is something to compare", () => {
  want = generate({});
  expect(Object.keys(want)).toHaveLength(24);
});

const windows = { specs: ".\\specs", out: ".\\packages\\link", scope: "@acme" };

test.each<[string, Variation]>([
  ["again", {}],
  ["from another folder", { from: "a b/é", words: ["--config", "../../linkmint.config.json"] }],
  ["in Turkish", { environment: { LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" } }],
  ["in no language", { environment: { LANG: "C", LC_ALL: "POSIX" } }],
  ["far in the east", { environment: { TZ: "Pacific/Kiritimati" } }],
  ["far in the west", { environment: { TZ: "Etc/GMT+12" } }],
  ["with a config from Windows", { files: { "linkmint.config.json": JSON.stringify(windows) } }],
  [
    "with specs and a config that Windows saved",
    {
      files: Object.fromEntries(
        Object.entries({ ...specs, "linkmint.config.json": JSON.stringify(config, null, 2) }).map(
          ([path, text]) => [path, `\uFEFF${text.replaceAll("\n", "\r\n")}`],
        ),
      ),
    },
  ],
  [
    "with formatters of the user's",
    {
      files: {
        ".prettierrc": '{ "semi": false }',
        ".editorconfig": "root = true\n[*]\nindent_style = tab\nend_of_line = crlf\n",
      },
    },
  ],
])("%s", (_, variation) => {
  expect(generate(variation)).toEqual(want);
});
