import { readFileSync } from "node:fs";
import { dirname, extname, isAbsolute } from "node:path";
import type { Config, SiteConfig } from "../../config.js";
import { type ConfigPlace, invalidConfig } from "../../diagnostics/invalid-config.js";
import { displayPath } from "../../pipeline.js";
import type { Checked, Span } from "../../types/diagnostic.js";
import type { Placement, SitePlacement } from "../../types/placement.js";
import type { Publication } from "../../types/publication.js";
import { checkConfig } from "./check-config.js";
import { importConfig, importTypeScript } from "./import-config.js";
import { readLicense } from "./read-license.js";
import { joinKeys, locateKeys, parseJson } from "./read-json.js";

/** What a config says; paths are as the user would write them in the working folder. */
export interface Settings {
  readonly specs?: string;
  readonly out?: string;
  readonly scope?: string;
  readonly publication?: Publication;
  readonly strict?: boolean;
  readonly maxWarnings?: number;
  readonly placements: readonly Placement[];
  /** The reference pages, where there are any; without a folder they go below the packages'. */
  readonly site?: Omit<SitePlacement, "folder"> & { readonly folder?: string };
}

/** A config that was read. */
export interface LoadedConfig extends Checked<Settings> {
  readonly path: string;
  readonly text: string;
}

/** Gives what a config exports; `number` is that of the config among those that the process has loaded. */
type Reader = (path: string, text: string, number: number) => Exported | Promise<Exported>;

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  [".ts", importTypeScript],
  [".mjs", importConfig],
  [".json", parseJson],
]);

/** Reads a config and checks it. Whatever is wrong with it is a diagnostic, even what its code throws. */
export async function loadConfig(
  path: string,
  memory: ConfigMemory = createConfigMemory(),
): Promise<LoadedConfig> {
  const read = readers.get(extname(path));
  const file = read === undefined ? misnamed(path) : readText(path);
  if (read === undefined || file.value === undefined) {
    return { path, text: "", diagnostics: file.diagnostics };
  }
  const text = file.value;
  const { value: found, diagnostics } = await memory.recall({ path, text }, (number) =>
    read(path, text, number),
  );
  if (found === undefined) return { path, text, diagnostics };
  const spans = path.endsWith(".json") ? locateKeys(text) : new Map<string, Span>();
  const locationOf = (keys: readonly string[]): ConfigPlace => {
    const span = spans.get(joinKeys(keys));
    return span === undefined ? { path } : { path, span };
  };
  const misfits = checkConfig(found.value);
  if (misfits.length > 0) {
    const refused = misfits.map(({ keys, ...problem }) => invalidConfig(locationOf(keys), problem));
    return { path, text, diagnostics: refused };
  }
  const config = found.value as Config;
  const license = config.license === undefined ? {} : readLicense(fromFolderOf(path, "LICENSE"));
  if (license.problem !== undefined) {
    const refused = invalidConfig(locationOf(["license"]), license.problem);
    return { path, text, diagnostics: [refused] };
  }
  return { path, text, value: settingsOf(config, locationOf, license.text), diagnostics };
}

function readText(path: string): Checked<string> {
  try {
    return { value: readFileSync(path, "utf8").replace(/^\uFEFF/u, ""), diagnostics: [] };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    const reason = code === "ENOENT" ? "does not exist" : `cannot be read (${code})`;
    const problem = { message: `${path} ${reason}.`, help: "name another file with --config" };
    return { diagnostics: [invalidConfig({ path }, problem)] };
  }
}

function misnamed(path: string): Checked<string> {
  const endings = [...readers.keys()].join(" or ");
  const problem = { message: `${path} is no name for a config.`, help: `let it end in ${endings}` };
  return { diagnostics: [invalidConfig({ path }, problem)] };
}

function settingsOf(
  { specs, out, scope, strict, maxWarnings, site = false, providers = {}, ...rest }: Config,
  locationOf: (keys: readonly string[]) => ConfigPlace,
  licenseText: string | undefined,
): Settings {
  const { path } = locationOf([]);
  return {
    ...(specs !== undefined && { specs: fromFolderOf(path, specs) }),
    ...(out !== undefined && { out: fromFolderOf(path, out) }),
    ...(scope !== undefined && { scope }),
    publication: {
      ...publicationOf(path, rest),
      ...(licenseText !== undefined && { licenseText }),
    },
    ...(strict !== undefined && { strict }),
    ...(maxWarnings !== undefined && { maxWarnings }),
    ...(site !== false && {
      site: {
        ...locationOf(["site"]),
        provider: "site",
        ...folderOf(path, site),
        gateways: site === true ? {} : { ...site.gateways },
      },
    }),
    placements: Object.entries(providers).flatMap(([provider, settings]) => {
      const location = locationOf(["providers", provider]);
      const folder = settings?.out;
      return folder === undefined
        ? []
        : [{ provider, folder: fromFolderOf(path, folder), ...location }];
    }),
  };
}

function publicationOf(path: string, { repository, dependencies, ...rest }: Config): Publication {
  const folder = dirname(path);
  const from = typeof repository === "string" ? { url: repository } : repository;
  const said = {
    ...rest,
    ...(from !== undefined && { repository: { folder, directory: "", ...definedOf(from) } }),
    ...(dependencies !== undefined && { dependencies: definedOf(dependencies) }),
  };
  return definedOf(said);
}

function definedOf<T extends object>(object: T): { [Key in keyof T]: Exclude<T[Key], undefined> };
function definedOf(object: object): object {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

function folderOf(path: string, site: true | SiteConfig): { readonly folder?: string } {
  return site === true || site.out === undefined ? {} : { folder: fromFolderOf(path, site.out) };
}

/** A path in a config as the user would write it in the working folder; its separators may be those of Windows. */
function fromFolderOf(config: string, path: string): string {
  const written = path.replaceAll("\\", "/");
  return isAbsolute(written) ? written : displayPath(dirname(config), written);
}

/** What a config exports, as yet unchecked. */
export type Exported = Checked<{ readonly value: unknown }>;

/** The text of a config, and where it stands. */
interface ConfigText {
  readonly path: string;
  readonly text: string;
}

/**
 * What the configs of this process export. Node keeps every module that it loads, so that each text is loaded
 * but once.
 */
export interface ConfigMemory {
  /** What a config exports, which `read` gives, as the one of that number, where its text was not the same before. */
  readonly recall: (
    config: ConfigText,
    read: (number: number) => Exported | Promise<Exported>,
  ) => Promise<Exported>;
}

export function createConfigMemory(): ConfigMemory {
  const memories = new Map<string, { readonly text: string; readonly exported: Exported }>();
  let loaded = 0;
  return {
    async recall({ path, text }, read) {
      const memory = memories.get(path);
      if (memory?.text === text) return memory.exported;
      loaded += 1;
      const exported = await read(loaded);
      // What failed may have failed for the lack of another file.
      if (exported.diagnostics.length === 0) memories.set(path, { text, exported });
      return exported;
    },
  };
}
