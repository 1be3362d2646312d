/** What packages tell package managers and registries of themselves. */
export interface Publication {
  /** Whether package managers refuse to publish them, as they do unless this is `false`. */
  readonly private?: boolean;
  /** An SPDX expression (spdx.org/licenses); without one, packages say `UNLICENSED`. */
  readonly license?: string;
  /** The text of the licence, which each package gets as `LICENSE`. */
  readonly licenseText?: string;
  readonly access?: "public" | "restricted";
  /** The address of the registry. */
  readonly registry?: string;
  /** Whether they export their sources inside the workspace. */
  readonly source?: boolean;
  readonly repository?: PublishedFrom;
  /** The ranges of dependencies that differ from what linkmint writes, by name. */
  readonly dependencies?: Readonly<Partial<Record<string, string>>>;
}

/** The git repository that packages are published from. */
export interface PublishedFrom {
  /** An https address. */
  readonly url: string;
  /** A folder of the working copy, as the user would write it. */
  readonly folder: string;
  /** Where in the repository that folder is; its root is `""`. */
  readonly directory: string;
}
