import type { Arguments, Command, Mistake } from "./command.js";
import { add } from "./commands/add/add.js";
import { check } from "./commands/check/check.js";
import { diff } from "./commands/diff/diff.js";
import { drift } from "./commands/drift/drift.js";
import { explain } from "./commands/explain/explain.js";
import { gateway } from "./commands/gateway/gateway.js";
import { generate } from "./commands/generate/generate.js";
import { init } from "./commands/init/init.js";
import { lint } from "./commands/lint/lint.js";
import { list } from "./commands/list/list.js";
import { mock } from "./commands/mock/mock.js";
import { site } from "./commands/site/site.js";
import { version } from "./commands/version/version.js";
import { why } from "./commands/why/why.js";
import { ExitCode } from "./exit-code.js";
import { createHelp, renderCommandHelp, renderHelp } from "./help.js";
import { readVersion } from "./installation.js";
import { parseArguments, parseReportFlags } from "./parse-arguments.js";
import { type Report, createReport } from "./report/report.js";
import { type Resolution, resolveOptions, withoutConfig } from "./resolve-options.js";

const commands: readonly Command[] = [
  generate,
  check,
  lint,
  list,
  init,
  add,
  diff,
  drift,
  why,
  mock,
  site,
  gateway,
  explain,
  version,
  createHelp(() => commands),
];

/**
 * Runs linkmint for a command line, without the names of Node and the program, and sets the exit code
 * of the process. It never ends the process itself, so that nothing is cut short.
 */
export async function main(argv: readonly string[]): Promise<void> {
  process.stdout.on("error", ignoreClosedPipe);
  process.stderr.on("error", ignoreClosedPipe);
  const report = reportFor(argv);
  try {
    process.exitCode = await run(argv, report);
  } catch (error) {
    process.exitCode = reportFault(error, report);
  }
}

async function run(argv: readonly string[], report: Report): Promise<ExitCode> {
  const invocation = parseArguments(argv, commands);
  switch (invocation.kind) {
    case "run": {
      const { command, given } = invocation;
      if (given.has("watch")) return runWatching(command, given, argv);
      const resolution =
        "config" in command.flags ? resolveOptions(given, command) : withoutConfig(given);
      return runCommand(command, await resolution, report);
    }
    case "version":
      process.stdout.write(`${readVersion()}\n`);
      return ExitCode.Good;
    case "help": {
      const { command } = invocation;
      process.stdout.write(
        command === undefined ? renderHelp(commands) : renderCommandHelp(command),
      );
      return ExitCode.Good;
    }
    case "nothing":
      process.stderr.write(renderHelp(commands));
      return ExitCode.Usage;
    case "mistake":
      return reportMistake(invocation, report);
    default:
      return invocation satisfies never;
  }
}

function reportFor(argv: readonly string[], startedAt = 0): Report {
  const { stdout, stderr, env: environment } = process;
  return createReport({
    stdout,
    stderr,
    environment,
    startedAt,
    ...parseReportFlags(argv, commands),
  });
}

/** Runs a command over and over, the config read anew each time. */
async function runWatching(
  command: Command,
  given: Arguments,
  argv: readonly string[],
): Promise<ExitCode> {
  const [{ watch, explainWatchError }, { createConfigMemory }] = await Promise.all([
    import("./commands/generate/watch.js"),
    import("./config/load-config.js"),
  ]);
  const memory = createConfigMemory();
  const fallback = given.last("specs") ?? "specs";
  const failure = await watch(async (number) => {
    const report = reportFor(argv, number === 1 ? 0 : performance.now());
    if (number > 1) report.clear();
    try {
      const resolution = await resolveOptions(given, command, memory);
      await runCommand(command, resolution, report);
      const specs = resolution.kind === "options" ? resolution.options.specs : fallback;
      const found = resolution.kind === "options" ? resolution.options.foundConfig : undefined;
      // One in the working folder may get another name.
      const above = found?.includes("/") === true ? found : undefined;
      const watched = { specs, config: given.last("config") ?? above };
      report.detail(`watching ${watched.specs} and the config; Ctrl-C ends it`, "faint");
      return watched;
    } catch (error) {
      reportFault(error, report);
      return { specs: fallback, config: given.last("config") };
    }
  });
  if (failure === undefined) return ExitCode.Good;
  const { message, help } = explainWatchError(failure.error, failure.watched.specs);
  const report = reportFor(argv);
  report.notice(`linkmint: ${message}`, "bad");
  report.notice(`help: ${help}`);
  return ExitCode.Errors;
}

async function runCommand(
  command: Command,
  resolution: Resolution,
  report: Report,
): Promise<ExitCode> {
  const about = { linkmint: readVersion(), command: command.name };
  switch (resolution.kind) {
    case "options": {
      const { foundConfig = "no config", specs, out, scope } = resolution.options;
      if ("config" in command.flags) {
        report.step(`${foundConfig}: specs ${specs}, out ${out}, scope ${scope}`);
      }
      const outcome = await command.run(resolution.options, report);
      if ("kind" in outcome) return reportMistake(outcome, report);
      const { exitCode, document } = outcome;
      report.step(`${command.name} ended with exit code ${exitCode}`);
      report.document({ ...about, exitCode, ...document });
      return exitCode;
    }
    case "problems": {
      const { diagnostics, sources } = resolution;
      report.diagnostics(diagnostics, sources);
      report.document({ ...about, exitCode: ExitCode.Usage, diagnostics });
      return ExitCode.Usage;
    }
    case "mistake":
      return reportMistake(resolution, report);
    default:
      return resolution satisfies never;
  }
}

function reportMistake(
  { message, help }: Omit<Mistake, "kind">,
  report: Report,
  exitCode: ExitCode = ExitCode.Usage,
): ExitCode {
  report.notice(`linkmint: ${message}`, "bad");
  report.notice(`help: ${help}`);
  report.document({ linkmint: readVersion(), exitCode, error: { message, help } });
  return exitCode;
}

/** A thread ends so; the memory of the process itself ends the process. */
const shortage = {
  message: "a thread ran out of memory; nothing was written",
  help: "use --workers 1, or let each thread take more: NODE_OPTIONS=--max-old-space-size=4096 (MiB)",
};

function reportFault(error: unknown, report: Report): ExitCode {
  if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY")
    return reportMistake(shortage, report, ExitCode.Errors);
  const message = `this is a bug in linkmint: ${error instanceof Error ? error.message : String(error)}`;
  const help = "DEBUG=linkmint shows the stack";
  report.notice(`linkmint: ${message} (${help})`, "bad");
  if (process.env["DEBUG"] === "linkmint" && error instanceof Error) {
    for (const line of (error.stack ?? "").split("\n")) report.notice(line, "faint");
  }
  report.document({ linkmint: readVersion(), exitCode: ExitCode.Fault, error: { message, help } });
  return ExitCode.Fault;
}

/** A reader such as `head` may leave early; what was to be done is done all the same. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
