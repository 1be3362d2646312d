import { parseArgs } from "node:util";
import { suggest } from "../diagnostics/suggest.js";
import type { Command, Mistake } from "./command.js";
import { type Arguments, type FlagName, type Format, flags } from "./flags.js";
import { isScope } from "./is-scope.js";
import { readAnswers } from "./read-answers.js";

/** What a command line asks for. */
export type Invocation =
  | { readonly kind: "run"; readonly command: Command; readonly given: Arguments }
  | { readonly kind: "help"; readonly command?: Command }
  | { readonly kind: "version" }
  | { readonly kind: "nothing" }
  | Mistake;

/** Nothing is strict, as parseArgs would throw at the first mistake and suggest nothing. */
const settings = { options: flags, allowPositionals: true, strict: false, tokens: true } as const;

/**
 * How much a command line wants to see and in which form, whatever else is wrong with it: a mistake
 * is reported in the form that was asked for.
 */
export function parseReportFlags(argv: readonly string[]): { json: boolean; quiet: boolean } {
  const { json, quiet, format } = parseArgs({ args: [...argv], ...settings }).values;
  return { json: json === true || format === "json", quiet: quiet === true };
}

/** Reads a command line, without the names of Node and the program. */
export function parseArguments(argv: readonly string[], commands: readonly Command[]): Invocation {
  const { tokens } = parseArgs({ args: [...argv], ...settings });
  const options = tokens.filter((token) => token.kind === "option");
  for (const token of options) {
    const mistake = checkFlag(token);
    if (mistake !== undefined) return mistake;
  }
  const has = (name: FlagName): boolean => options.some((token) => token.name === name);
  const valueOf = (name: FlagName): string | undefined =>
    options.findLast((token) => token.name === name)?.value;
  const [verb, ...named] = tokens
    .filter((token) => token.kind === "positional")
    .map((token) => token.value);

  if (has("version")) return { kind: "version" };
  if (argv.length === 0) return { kind: "nothing" };
  if (verb === undefined) return has("help") ? { kind: "help" } : missingVerb(commands);
  const command = commands.find(({ name }) => name === verb);
  if (command === undefined) return unknownVerb(verb, commands);
  if (has("help")) return { kind: "help", command };
  const format = chooseFormat({ json: has("json"), format: valueOf("format") }, command);
  if (typeof format === "object") return format;
  const valuesOf = (names: readonly FlagName[]): Record<string, string> =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = valueOf(name);
        return value === undefined ? [] : [[name, value]];
      }),
    );
  const allOf = (wanted: FlagName): string[] =>
    options.flatMap(({ name, value }) => (name === wanted && value !== undefined ? [value] : []));
  const operations = allOf("operation");
  const answers = readAnswers(options, operations);
  if ("kind" in answers) return answers;
  const given: Arguments = {
    ...valuesOf(["specs", "out", "scope", "config", "from", "upstream"]),
    providers: command.takes === undefined ? named : [],
    files: command.takes === "files" ? named : [],
    names: command.takes === "names" ? named : [],
    format,
    ...(has("fix") && { fix: true }),
    ...(has("apply") && { apply: true }),
    ...(has("watch") && { watch: true }),
    ...(has("dry-run") && { dryRun: true }),
    operations,
    mock: { ...valuesOf(["port", "host", "seed", "clock"]), faults: allOf("fault") },
    answers,
    external: has("allow-external") ? "allowed" : "refused",
  };
  return (
    checkScope(given) ??
    checkWatch(given, command) ??
    command.check?.(given) ?? { kind: "run", command, given }
  );
}

/** Watching is for people, and for what can be done over and over. */
function checkWatch({ watch, format }: Arguments, command: Command): Mistake | undefined {
  if (watch === undefined) return undefined;
  if (!command.flags.includes("watch")) {
    const help = "linkmint generate --watch is what there is";
    return { kind: "mistake", message: `${command.name} does not watch.`, help };
  }
  if (format === "text") return undefined;
  const help = "leave out --watch, or the format";
  return { kind: "mistake", message: "What watches prints text.", help };
}

/** What a verb is to print; `--json` is short for one format, and goes with no other. */
function chooseFormat(
  given: { readonly json: boolean; readonly format: string | undefined },
  { name, formats = [] }: Command,
): Format | Mistake {
  const { json, format = json ? "json" : "text" } = given;
  const all: readonly Format[] = ["text", "json", ...formats];
  const known = all.find((each) => each === format);
  if (known === undefined) {
    const near = suggest(format, all);
    const help = near === undefined ? `write one of ${all.join(", ")}` : `did you mean ${near}?`;
    return { kind: "mistake", message: `${name} has no format ${format}.`, help };
  }
  if (!json || known === "json") return known;
  const message = `--json and --format ${known} exclude each other.`;
  return { kind: "mistake", message, help: "write one of them" };
}

/** A flag as `parseArgs` saw it. */
interface Token {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function checkFlag({ name, rawName, value, inlineValue }: Token): Mistake | undefined {
  if (!isFlagName(name)) {
    const near = suggest(name, Object.keys(flags));
    const help = near === undefined ? "linkmint --help lists the flags" : `did you mean --${near}?`;
    return { kind: "mistake", message: `There is no flag ${rawName}.`, help };
  }
  const flag = flags[name];
  if (flag.type === "boolean") {
    if (value === undefined) return undefined;
    return {
      kind: "mistake",
      message: `${rawName} takes no value.`,
      help: `write ${rawName} alone`,
    };
  }
  const swallowed = inlineValue === false && value?.startsWith("-") === true;
  if (value !== undefined && value !== "" && !swallowed) return undefined;
  const help = `write ${rawName} ${flag.value}`;
  return { kind: "mistake", message: `${rawName} needs a value.`, help };
}

function isFlagName(name: string): name is FlagName {
  return Object.hasOwn(flags, name);
}

function missingVerb(commands: readonly Command[]): Mistake {
  const verbs = commands.map(({ name }) => name).join(", ");
  return { kind: "mistake", message: "There is no verb.", help: `the verbs are ${verbs}` };
}

function unknownVerb(verb: string, commands: readonly Command[]): Mistake {
  const verbs = commands.map(({ name }) => name);
  const near = suggest(verb, verbs);
  const help = near === undefined ? `the verbs are ${verbs.join(", ")}` : `did you mean ${near}?`;
  return { kind: "mistake", message: `There is no verb ${verb}.`, help };
}

function checkScope({ scope }: Arguments): Mistake | undefined {
  if (scope === undefined || isScope(scope)) return undefined;
  return { kind: "mistake", message: `${scope} is no npm scope.`, help: "write it like @acme" };
}
