import type { ExitCode } from "./exit-code.js";
import type { Arguments, FlagName, Format, Options } from "./flags.js";
import type { Report } from "./report.js";

/** A verb of the command line, as data. */
export interface Command {
  readonly name: string;
  /** What it does, in a few words. */
  readonly summary: string;
  /** How it is called, without the program's name. */
  readonly usage: string;
  /** What else there is to know, for its own help page. */
  readonly details: string;
  /** What its arguments are: providers unless it says otherwise. */
  readonly takes?: "files" | "names";
  /** What it prints besides text and JSON. */
  readonly formats?: readonly Format[];
  /** The flags that matter to it. */
  readonly flags: readonly FlagName[];
  /** What a command line for it may get wrong. */
  readonly check?: (given: Arguments) => Mistake | undefined;
  readonly run: (options: Options, report: Report) => Promise<Outcome | Mistake>;
}

/** Wrong usage: what is wrong, and the one thing to do about it. */
export interface Mistake {
  readonly kind: "mistake";
  readonly message: string;
  readonly help: string;
}

/** What a command answers. */
export interface Outcome {
  readonly exitCode: ExitCode;
  /** What `--json` prints after `{ linkmint: version, command, exitCode, … }`; the details tell. */
  readonly document: Readonly<Record<string, unknown>>;
}
