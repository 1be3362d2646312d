import type { Placement, SitePlacement } from "../types/placement.js";
import type { Publication } from "../types/publication.js";
import type { ExitCode } from "./exit-code.js";
import type { Report } from "./report/report.js";

/** A command, as data; `Name` is what its own flags are called. */
export interface Command<Name extends string = string> {
  readonly name: string;
  /** What it does, in a few words. */
  readonly summary: string;
  /** How it is called, without the program's name. */
  readonly usage: string;
  /** What else there is to know, for its own help page. */
  readonly details: string;
  /** What its arguments are: providers unless it says otherwise. */
  readonly takes?: "files" | "names";
  /** Whether it does nothing in the output folder, which may be any then. */
  readonly sparesOut?: true;
  /** What it prints besides text and JSON. */
  readonly formats?: readonly Format[];
  /** The flags that it takes besides those of every command; any other is refused. */
  readonly flags: Readonly<Record<Name, Flag>>;
  /** What a command line for it may get wrong. */
  check?(given: Arguments<Name>): Mistake | undefined;
  run(options: Options<Name>, report: Report): Promise<Outcome | Mistake>;
}

/** A flag of the command line; `value` names what it takes, where it takes something. */
export interface Flag {
  readonly short?: string;
  readonly value?: string;
  readonly summary: string;
}

/** What a command may print; each prints the first two. */
export type Format = "text" | "json" | "sarif" | "github" | "markdown" | "changeset";

/** What a command line says to a command. */
export interface Arguments<Name extends string = string> {
  /** What is no flag, behind the command's name. */
  readonly named: readonly string[];
  /** The same where the command takes providers. */
  readonly providers: readonly string[];
  readonly format: Format;
  /** The values of a flag, in their order; those of one that takes none are empty. */
  all(flag: Name): readonly string[];
  has(flag: Name): boolean;
  /** The value of a flag: of several the last. */
  last(flag: Name): string | undefined;
}

/** What a command works on: the command line, then the config, then the defaults. */
export interface Options<Name extends string = string> extends Arguments<Name> {
  readonly specs: string;
  readonly out: string;
  readonly scope: string;
  readonly publication?: Publication;
  /** Whether a warning fails the run. */
  readonly strict?: boolean;
  /** How many warnings may be there. */
  readonly maxWarnings?: number;
  readonly placements: readonly Placement[];
  /** Where the reference pages go, where there are any. */
  readonly site?: SitePlacement | undefined;
  /** What the command line says, without the config and the defaults. */
  readonly given: Partial<Pick<Options, "specs" | "out" | "scope">>;
  /** The config that was read. */
  readonly foundConfig?: string;
}

/** Wrong usage: what is wrong, and the one thing to do about it. */
export interface Mistake {
  readonly kind: "mistake";
  readonly message: string;
  readonly help: string;
}

export function mistake(message: string, help: string): Mistake {
  return { kind: "mistake", message, help };
}

/** What a command returns. */
export interface Outcome {
  readonly exitCode: ExitCode;
  /** What `--json` prints after `{ linkmint: version, command, exitCode, … }`; the details tell. */
  readonly document: Readonly<Record<string, unknown>>;
}
