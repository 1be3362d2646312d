/** What a `linkmint.config.ts`, `.mjs` or `.json` may say; paths start at its own folder. */
export interface Config {
  /** The folder of the specs; `specs` without it. */
  readonly specs?: string | undefined;
  /** The output folder, in which each package has a folder named after its provider; `generated` without it. */
  readonly out?: string | undefined;
  /** The packages' npm scope, such as `@acme`; `@linkmint` without it. */
  readonly scope?: string | undefined;
  /** The address of the git repository that the packages are published from, for their `package.json`. */
  readonly repository?: string | RepositoryConfig | undefined;
  /** Whether package managers refuse to publish the packages; `true` without it. */
  readonly private?: boolean | undefined;
  /**
   * The packages' licence, an SPDX expression such as `MIT`; they say `UNLICENSED` without it. With it, each gets the
   * `LICENSE` beside the config, where there is one.
   */
  readonly license?: string | undefined;
  /** Who may see published packages; npm's registry says `restricted` without it. */
  readonly access?: "public" | "restricted" | undefined;
  /** The address of the registry that the packages are published to. */
  readonly registry?: string | undefined;
  /**
   * Whether the packages export their TypeScript sources inside the workspace, so that apps use them unbuilt; what is
   * packed has the build all the same. `false` without it.
   */
  readonly source?: boolean | undefined;
  /** Other ranges for what the packages depend on, such as `catalog:` with pnpm. */
  readonly dependencies?: DependencyRanges | undefined;
  /** Whether a warning fails `lint`, `generate` and `check`. */
  readonly strict?: boolean | undefined;
  /** How many warnings `lint`, `generate` and `check` take; any number without it. */
  readonly maxWarnings?: number | undefined;
  /** Whether there are reference pages, in `<out>/site` unless it names a folder; none without it. */
  readonly site?: boolean | SiteConfig | undefined;
  /** What differs for one provider, by its key: the name of its spec without the extension. */
  readonly providers?: Readonly<Record<string, ProviderConfig>> | undefined;
}

/** A git repository whose root is not the config's folder. */
export interface RepositoryConfig {
  /** Its https address. */
  readonly url: string;
  /** The config's folder in it, such as `tools/link`. */
  readonly directory?: string | undefined;
}

/** The ranges in the packages' `package.json`, by dependency. */
export interface DependencyRanges {
  readonly "@linkmint/runtime"?: string | undefined;
  readonly "openapi-fetch"?: string | undefined;
  readonly typescript?: string | undefined;
}

/** The reference pages of all providers. */
export interface SiteConfig {
  /** Their folder. */
  readonly out?: string | undefined;
  /** Gateways of your own that a page may send to: a name for people, and the address below which the providers are. */
  readonly gateways?: Readonly<Record<string, string>> | undefined;
}

/** What differs for one provider. */
export interface ProviderConfig {
  /** The folder of this one package. */
  readonly out?: string | undefined;
}

/**
 * Gives a config back as it is, checked by the compiler.
 *
 * @example export default defineConfig({ scope: "@acme" });
 */
export function defineConfig(config: Config): Config {
  return config;
}
