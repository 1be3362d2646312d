import { dirname } from "node:path";
import { invalidConfig } from "../diagnostics/invalid-config.js";
import { displayPath, unsafeOutput } from "../pipeline.js";
import type { Diagnostic } from "../types/diagnostic.js";
import { type Arguments, type Command, type Mistake, mistake, type Options } from "./command.js";
import { findConfig } from "./config/find-config.js";
import type { ConfigMemory, Settings } from "./config/load-config.js";
import type { SourceText } from "./report/report.js";

/** What a command is to work on, or what is wrong with the command line or the config. */
export type Resolution =
  { readonly kind: "options"; readonly options: Options } | ConfigProblems | Mistake;

/** What is wrong with a config, and the texts that it is about. */
export interface ConfigProblems {
  readonly kind: "problems";
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: readonly SourceText[];
}

/**
 * Completes a command line by the config, if there is one, and by the defaults. Several runs of a process
 * share a memory of configs.
 */
export async function resolveOptions(
  given: Arguments,
  { sparesOut }: Pick<Command, "sparesOut">,
  memory?: ConfigMemory,
): Promise<Resolution> {
  const found = findConfig(given.last("config"));
  if (found.diagnostics.length > 0) return { kind: "problems", ...found, sources: [] };
  const check = sparesOut === true ? accept : checkOutput;
  if (found.value === undefined) return check(complete(given, { placements: [] }));
  // Most runs have no config, and do not wait for what reads one.
  const { loadConfig } = await import("./config/load-config.js");
  const { value: settings, diagnostics, ...source } = await loadConfig(found.value, memory);
  if (settings === undefined) return { kind: "problems", diagnostics, sources: [source] };
  // What a config above does not say, is where it is.
  const base = given.has("config") ? "." : dirname(found.value);
  const near = { specs: displayPath(base, defaults.specs), out: displayPath(base, defaults.out) };
  const options = { ...complete(given, { ...near, ...settings }), foundConfig: source.path };
  return check(options, given.has("out") ? undefined : source.path);
}

/** Completes a command line by the defaults, for a command that reads no config. */
export function withoutConfig(given: Arguments): Resolution {
  return accept(complete(given, { placements: [] }));
}

function accept(options: Options): Resolution {
  return { kind: "options", options };
}

const defaults = { specs: "specs", out: "generated", scope: "@linkmint" };

/** With `--out` all packages go there, also those that the config gives a folder of their own. */
function complete(said: Arguments, settings: Settings): Options {
  const entries = Object.keys(defaults).flatMap((name) => {
    const value = said.last(name);
    return value === undefined ? [] : [[name, value]];
  });
  const given: Options["given"] = Object.fromEntries(entries);
  const limit = {
    ...(said.has("max-warnings") && {
      maxWarnings: Number(said.last("max-warnings")),
      strict: false,
    }),
    ...(said.has("strict") && { strict: true }),
  };
  const all = { ...defaults, ...settings, ...given, ...limit, ...said, given };
  const { out } = given;
  const site = settings.site && {
    ...settings.site,
    folder: (out === undefined ? settings.site.folder : undefined) ?? displayPath(all.out, "site"),
  };
  const options = { ...all, site };
  if (out === undefined) return options;
  const placements = settings.placements.map((placement) => ({
    ...placement,
    folder: displayPath(out, placement.provider),
  }));
  return { ...options, placements };
}

/** Refuses an output folder that must not be one; `config` is what says where it is, if no flag does. */
function checkOutput(options: Options, config?: string): Resolution {
  const unsafe = unsafeOutput(options.out, config);
  if (unsafe === undefined) return accept(options);
  const message = `The output folder ${options.out} ${unsafe}.`;
  const help = "give the packages a folder of their own";
  if (config === undefined) return mistake(message, `${help} with --out`);
  const diagnostics = [invalidConfig({ path: config }, { message, help })];
  return { kind: "problems", diagnostics, sources: [] };
}
