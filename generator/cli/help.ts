import { alignColumns } from "./align-columns.js";
import type { Command } from "./command.js";
import { ExitCode } from "./exit-code.js";
import { type FlagName, flags } from "./flags.js";

/** The help page of linkmint. */
export function renderHelp(commands: readonly Command[]): string {
  return joinBlocks([
    "linkmint makes a small, typed package for minting link tokens out of each OpenAPI spec.",
    block("Usage", ["linkmint <verb> [provider…] [flags]"]),
    block("Verbs", alignColumns(commands.map(({ usage, summary }) => [usage, summary]))),
    block(
      "Flags",
      flagLines(["specs", "out", "scope", "config", "format", "json", "quiet", "help", "version"]),
    ),
    block("Exit codes", alignColumns(exitCodes)),
    "linkmint <verb> --help says more about a verb.",
  ]);
}

/** The help page of one verb. */
export function renderCommandHelp(command: Command): string {
  return joinBlocks([
    `linkmint ${command.name}: ${command.summary}`,
    command.details,
    block("Usage", [`linkmint ${command.usage} [flags]`]),
    block("Formats", [["text", "json", ...(command.formats ?? [])].join(", ")]),
    block("Flags", flagLines([...command.flags, "format", "json", "quiet", "help"])),
  ]);
}

const exitCodes = [
  [String(ExitCode.Good), "all is well"],
  [
    String(ExitCode.No),
    "the answer is no: check or drift found a difference, or diff what breaks a caller",
  ],
  [String(ExitCode.Errors), "a spec has errors, or the output cannot be written"],
  [String(ExitCode.Usage), "wrong usage or configuration"],
  [String(ExitCode.Fault), "a bug in linkmint"],
];

function flagLines(names: readonly FlagName[]): string[] {
  return alignColumns(
    names.map((name) => {
      const flag = flags[name];
      const long = "value" in flag ? `--${name} ${flag.value}` : `--${name}`;
      return ["short" in flag ? `${long}, -${flag.short}` : long, flag.summary];
    }),
  );
}

function block(title: string, lines: readonly string[]): string {
  return [`${title}:`, ...lines.map((line) => `  ${line}`)].join("\n");
}

function joinBlocks(blocks: readonly string[]): string {
  return `${blocks.join("\n\n")}\n`;
}
