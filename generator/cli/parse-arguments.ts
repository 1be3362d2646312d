import { parseArgs } from "node:util";
import { didYouMean, suggest } from "../diagnostics/suggest.js";
import {
  type Arguments,
  type Command,
  type Flag,
  type Format,
  type Mistake,
  mistake,
} from "./command.js";
import { commonFlags, isScope } from "./flags.js";

/** What a command line asks for. */
export type Invocation =
  | { readonly kind: "run"; readonly command: Command; readonly given: Arguments }
  | { readonly kind: "help"; readonly command?: Command }
  | { readonly kind: "version" }
  | { readonly kind: "nothing" }
  | Mistake;

type Flags = Readonly<Record<string, Flag>>;

/** Nothing is strict, as parseArgs would throw at the first mistake and suggest nothing. */
function parse(argv: readonly string[], commands: readonly Command[]) {
  const flags: Flags = Object.assign({}, commonFlags, ...commands.map((each) => each.flags));
  const options = Object.entries(flags).map(([name, { value, short }]) => {
    const type = value === undefined ? ("boolean" as const) : ("string" as const);
    return [name, { type, ...(short !== undefined && { short }) }] as const;
  });
  const settings = { allowPositionals: true, strict: false, tokens: true } as const;
  const { values, tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(options),
    ...settings,
  });
  return { flags, values, tokens };
}

/**
 * How much a command line wants to see and in which form, whatever else is wrong with it: a mistake
 * is reported in the form that was asked for.
 */
export function parseReportFlags(
  argv: readonly string[],
  commands: readonly Command[],
): { json: boolean; quiet: boolean; verbose: boolean } {
  const { json, quiet, verbose, format } = parse(argv, commands).values;
  const isJson = json === true || format === "json";
  return { json: isJson, quiet: quiet === true, verbose: verbose === true };
}

/** Reads a command line, without the names of Node and the program. */
export function parseArguments(argv: readonly string[], commands: readonly Command[]): Invocation {
  const { flags, tokens } = parse(argv, commands);
  const options = tokens.filter((token) => token.kind === "option");
  const all = (name: string): string[] =>
    options.flatMap((token) => (token.name === name ? [token.value ?? ""] : []));
  const has = (name: string): boolean => all(name).length > 0;
  const last = (name: string): string | undefined =>
    options.findLast((token) => token.name === name)?.value;
  const [name, ...named] = tokens
    .filter((token) => token.kind === "positional")
    .map((token) => token.value);
  const command = commands.find((each) => each.name === name);
  const own: Flags = command === undefined ? flags : { ...command.flags, ...commonFlags };
  for (const token of options) {
    const wrong = checkFlag(token, { own, command, commands });
    if (wrong !== undefined) return wrong;
  }
  if (has("version")) return { kind: "version" };
  if (argv.length === 0) return { kind: "nothing" };
  const names = commands.map((each) => each.name);
  const known = `the commands are ${names.join(", ")}`;
  if (name === undefined)
    return has("help") ? { kind: "help" } : mistake("No command is given.", known);
  if (command === undefined) {
    return mistake(`There is no command ${name}.`, didYouMean(name, names) ?? known);
  }
  if (has("help")) return { kind: "help", command };
  const format = chooseFormat({ json: has("json"), format: last("format") }, command);
  if (typeof format === "object") return format;
  const providers = command.takes === undefined ? named : [];
  const given: Arguments = { named, providers, format, all, has, last };
  const numbers = [
    checkNumber("max-warnings", last("max-warnings"), 0),
    checkNumber("workers", last("workers"), 1),
  ];
  const mistaken = checkScope(last("scope")) ?? numbers.find((each) => each !== undefined);
  return mistaken ?? command.check?.(given) ?? { kind: "run", command, given };
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
    const help = didYouMean(format, all) ?? `write one of ${all.join(", ")}`;
    return mistake(`${name} has no format ${format}.`, help);
  }
  if (!json || known === "json") return known;
  return mistake(`--json and --format ${known} exclude each other.`, "write one of them");
}

/** A flag as `parseArgs` saw it. */
interface Token {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

interface Known {
  /** The flags that may be there. */
  readonly own: Flags;
  readonly command: Command | undefined;
  readonly commands: readonly Command[];
}

function checkFlag(token: Token, { own, command, commands }: Known): Mistake | undefined {
  const { name, rawName, value, inlineValue } = token;
  const flag = Object.hasOwn(own, name) ? own[name] : undefined;
  if (flag === undefined) {
    const owners = commands.filter(({ flags }) => Object.hasOwn(flags, name));
    if (command !== undefined && owners.length > 0) {
      const names = owners.map((owner) => owner.name).join(", ");
      return mistake(`${command.name} has no flag ${rawName}.`, `it belongs to ${names}`);
    }
    const near = suggest(name, Object.keys(own));
    const help = near === undefined ? "linkmint --help lists the flags" : `did you mean --${near}?`;
    return mistake(`There is no flag ${rawName}.`, help);
  }
  if (flag.value === undefined) {
    if (value === undefined) return undefined;
    return mistake(`${rawName} takes no value.`, `write ${rawName} alone`);
  }
  const swallowed = inlineValue === false && value?.startsWith("-") === true;
  if (value !== undefined && value !== "" && !swallowed) return undefined;
  return mistake(`${rawName} needs a value.`, `write ${rawName} ${flag.value}`);
}

function checkNumber(
  flag: string,
  value: string | undefined,
  example: number,
): Mistake | undefined {
  if (value === undefined || /^\d{1,9}$/u.test(value)) return undefined;
  return mistake(`--${flag} is ${value}, which is no number.`, `write --${flag} ${example}`);
}

function checkScope(scope: string | undefined): Mistake | undefined {
  if (scope === undefined || isScope(scope)) return undefined;
  return mistake(`${scope} is no npm scope.`, "write it like @acme");
}
