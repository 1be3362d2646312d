import type { ProviderModel } from "../types/model.js";
import type { Publication } from "../types/publication.js";
import { fillTemplate } from "./fill-template.js";
import { mintedNoun } from "./client/minted-noun.js";

/** What a package.json needs to know beside the model. */
export interface PackageJsonOptions {
  readonly packageName: string;
  /** The version of @linkmint/runtime that the output is made for. */
  readonly runtimeVersion: string;
  readonly publication?: Publication;
  /** The package's folder in its repository, where it is known. */
  readonly directory?: string;
}

/** The range of openapi-fetch that the output is made for; this repository's own has to agree. */
export const openapiFetchRange = "^0.17.0";

/**
 * The TypeScripts that `build` may be run with. A range that takes in what a workspace has at its root installs no
 * other, which would be 23 MB for each package.
 */
export const typescriptRange = ">=5.9.0";

/** `package.json`. Its `version` is where it starts; release tooling owns it from then on. */
export function emitPackageJson(
  model: ProviderModel,
  { packageName, runtimeVersion, publication = {}, directory }: PackageJsonOptions,
): string {
  const text = fillTemplate("package.template.json", {
    id: insideJson(model.id),
    packageName: insideJson(packageName),
    description: insideJson(`Mint ${model.name} link ${mintedNoun(model)}s: typed, small, safe.`),
    runtimeRange: `^${runtimeVersion}`,
    openapiFetchRange,
    typescriptRange,
  });
  const { license = "UNLICENSED", access, registry, repository, dependencies } = publication;
  const template: PackageJson = JSON.parse(text);
  const isPublished = publication.private === false;
  const built = publication.source === true ? entriesOf(template) : undefined;
  const publishConfig = Object.entries({ access, registry, ...built }).filter(([, value]) => value);
  // Keys stand where the template has them, and those without a value are left out.
  const manifest = {
    ...template,
    private: isPublished ? undefined : true,
    license,
    repository: repository && { type: "git", url: `git+${repository.url}`, directory },
    imports: undefined,
    ...(built && { typesVersions: undefined, ...sourceEntries(template) }),
    publishConfig: publishConfig.length === 0 ? undefined : Object.fromEntries(publishConfig),
    dependencies: withRanges(template.dependencies, dependencies),
    devDependencies: withRanges(template.devDependencies, dependencies),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

type Ranges = Readonly<Partial<Record<string, string>>>;

/** What leads to the build. */
function entriesOf({
  main,
  types,
  typesVersions,
  exports,
}: PackageJson): Pick<PackageJson, "main" | "types" | "typesVersions" | "exports"> {
  return { main, types, typesVersions, exports };
}

/**
 * What leads to the sources instead. They import each other through `imports`, whose texts no tool takes for paths: with
 * `.ts` at their end, the TypeScript of each app would refuse them, and with `.js`, Node and Next.js find no file.
 */
function sourceEntries({ exports, scripts }: PackageJson): Readonly<Record<string, unknown>> {
  const entries = Object.keys(exports).map((key) => [
    key,
    key.endsWith(".json") ? key : `./src/${key === "." ? "index" : key.slice("./".length)}.ts`,
  ]);
  return {
    main: "./src/index.ts",
    types: "./src/index.ts",
    exports: Object.fromEntries(entries),
    imports: { "#*": "./src/*.ts" },
    scripts: {
      prepack: `${scripts.build} && node pack.mjs`,
      postpack: "node pack.mjs --restore",
    },
  };
}

/** The template, as far as it is read. */
interface PackageJson {
  readonly main: string;
  readonly types: string;
  /** For `moduleResolution: node10`, which reads no `exports`. */
  readonly typesVersions: unknown;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly scripts: { readonly build: string };
  readonly dependencies: Ranges;
  readonly devDependencies: Ranges;
}

function withRanges(ranges: Ranges, others: Ranges = {}): Ranges {
  const entries = Object.entries(ranges).map(([name, range]) => [name, others[name] ?? range]);
  return Object.fromEntries(entries);
}

/** Text as it stands between the quotes of a JSON string. */
function insideJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
