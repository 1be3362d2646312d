import { didYouMean } from "../diagnostics/suggest.js";
import { type Command, type Flag, mistake } from "./command.js";
import { ExitCode } from "./exit-code.js";
import { commonFlags, config, out, scope, specs } from "./flags.js";
import { alignColumns } from "./report/phrases.js";

/** `linkmint help`: prints the help page of linkmint or of one command; `list` gives all commands. */
export function createHelp(list: () => readonly Command[]): Command<never> {
  return {
    name: "help",
    summary: "print this help, or that of a command",
    usage: "help [command]",
    details: "--json: { commands: [{ name, summary, usage, formats, flags: [name] }] }",
    takes: "names",
    flags: {},
    check({ named: [name, other] }) {
      if (other !== undefined)
        return mistake("help takes one command.", "write linkmint help lint");
      const names = list().map((each) => each.name);
      if (name === undefined || names.includes(name)) return undefined;
      const help = didYouMean(name, names) ?? `the commands are ${names.join(", ")}`;
      return mistake(`There is no command ${name}.`, help);
    },
    async run({ named: [wanted] }, report) {
      const found = list().filter(({ name }) => wanted === undefined || name === wanted);
      const [command] = found;
      if (command !== undefined) {
        report.output(wanted === undefined ? renderHelp(found) : renderCommandHelp(command));
      }
      const commands = found.map(({ name, summary, usage, formats, flags }) => ({
        ...{ name, summary, usage, formats: formatsOf({ formats }) },
        flags: Object.keys({ ...flags, ...commonFlags }),
      }));
      return { exitCode: ExitCode.Good, document: { commands } };
    },
  };
}

/** The help page of linkmint. */
export function renderHelp(commands: readonly Command[]): string {
  return joinBlocks([
    "linkmint makes a small, typed package for minting link tokens out of each OpenAPI spec.",
    block("Usage", ["linkmint <command> [provider…] [flags]"]),
    block("Commands", alignColumns(commands.map(({ usage, summary }) => [usage, summary]))),
    block("Flags", flagLines({ specs, out, scope, config, ...commonFlags })),
    block("Exit codes", alignColumns(exitCodes)),
    "linkmint <command> --help says more about a command.",
  ]);
}

/** The help page of one command. */
export function renderCommandHelp({ name, summary, details, usage, ...command }: Command): string {
  const { version: _, ...common } = commonFlags;
  return joinBlocks([
    `linkmint ${name}: ${summary}`,
    details,
    block("Usage", [`linkmint ${usage} [flags]`]),
    block("Formats", [formatsOf(command).join(", ")]),
    block("Flags", flagLines({ ...command.flags, ...common })),
  ]);
}

function formatsOf({ formats = [] }: { readonly formats?: Command["formats"] | undefined }) {
  return ["text", "json", ...formats];
}

const exitCodes = [
  [String(ExitCode.Good), "all is well"],
  [
    String(ExitCode.No),
    "a finding: a difference (check, drift), a breaking change (diff), no such name (why, explain), a spec that add left as it is",
  ],
  [
    String(ExitCode.Errors),
    "a spec has errors, the output cannot be written, or a thread ran out of memory",
  ],
  [String(ExitCode.Usage), "wrong usage or configuration"],
  [String(ExitCode.Fault), "a bug in linkmint"],
];

function flagLines(flags: Readonly<Record<string, Flag>>): string[] {
  return alignColumns(
    Object.entries(flags).map(([name, { value, short, summary }]) => {
      const long = value === undefined ? `--${name}` : `--${name} ${value}`;
      return [short === undefined ? long : `${long}, -${short}`, summary];
    }),
  );
}

function block(title: string, lines: readonly string[]): string {
  return [`${title}:`, ...lines.map((line) => `  ${line}`)].join("\n");
}

function joinBlocks(blocks: readonly string[]): string {
  return `${blocks.join("\n\n")}\n`;
}
