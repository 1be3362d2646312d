import { styleText } from "node:util";
import { printable } from "../../diagnostics/quote.js";
import { renderDiagnostic } from "../../diagnostics/render-diagnostic.js";
import type { Diagnostic } from "../../types/diagnostic.js";
import type { SpecSource } from "../../types/document.js";

/** Where a report goes, and how much of it. */
export interface ReportRequest {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly environment: Environment;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose?: boolean;
  /** When the run began, as of `performance.now()`; with the process unless it is said. */
  readonly startedAt?: number;
}

/**
 * Everything that people and machines get to see of a run. Under `--json` only `document` prints;
 * without it, everything else does.
 */
export interface Report {
  /** A line of the response, on stdout. */
  readonly print: (line: string, style?: Style) => void;
  /** A line of the response that `--quiet` leaves out. */
  readonly detail: (line: string, style?: Style) => void;
  /** A line that is no part of the response but has to be seen, on stderr. */
  readonly notice: (line: string, style?: Style) => void;
  /** Problems, on stderr, each with the line that it is about. */
  readonly diagnostics: (found: readonly Diagnostic[], sources: readonly SourceText[]) => void;
  /** What was read, decided or skipped: a line on stderr under `--verbose`, after the time so far. */
  readonly step: (line: string) => void;
  /** How long the run has taken so far, in milliseconds. */
  readonly elapsed: () => number;
  /** Clears a terminal of what the run before said. */
  readonly clear: () => void;
  /** What is being done right now: a line that replaces the one before, on a terminal alone. */
  readonly progress: (line: string) => void;
  /** The whole response in a format of its own, as it stands. */
  readonly output: (text: string) => void;
  /** The response for machines. */
  readonly document: (value: unknown) => void;
}

/** A file that problems may be about. */
export type SourceText = Pick<SpecSource, "path" | "text">;

/** A line for people, and how it looks. */
export interface StyledLine {
  readonly text: string;
  readonly style?: Style;
}

/** How a line looks where colour is wanted. */
export type Style = keyof typeof formats;

const formats = {
  good: "green",
  bad: "red",
  warning: "yellow",
  faint: "dim",
  strong: "bold",
} as const;

/** Makes the report of a run; no other location knows of colour. */
export function createReport(request: ReportRequest): Report {
  const { stdout, stderr, json, quiet, verbose, startedAt = 0 } = request;
  const elapsed = (): number => performance.now() - startedAt;
  const write = lineWriter(stderr, request);
  const step = (line: string): void =>
    write(`${elapsed().toFixed(0).padStart(6)} ms  ${line}`, "faint");
  return {
    print: json ? silent : lineWriter(stdout, request),
    detail: json || quiet ? silent : lineWriter(stdout, request),
    notice: json ? silent : lineWriter(stderr, request),
    diagnostics: json ? silent : diagnosticsWriter(request),
    step: verbose === true ? step : silent,
    elapsed,
    clear: json || !stdout.isTTY ? silent : () => void stdout.write("\u001B[H\u001B[2J"),
    progress:
      json || quiet || !stderr.isTTY ? silent : (line) => stderr.write(`\r\u001B[2K${line}`),
    output: json ? silent : (text) => stdout.write(text),
    document: json ? (value) => stdout.write(`${JSON.stringify(value, null, 2)}\n`) : silent,
  };
}

function silent(): void {}

function lineWriter(
  stream: NodeJS.WriteStream,
  { environment }: ReportRequest,
): (line: string, style?: Style) => void {
  const colour = wantsColour(stream, environment);
  return (line, style) => {
    const text = printable(line);
    stream.write(`${colour && style !== undefined ? paint(style, text) : text}\n`);
  };
}

/** How many warnings of one code and file are shown: all of a spec should fit a screen. The rest is counted. */
const mostAlike = 5;

function diagnosticsWriter({
  stderr,
  environment,
  verbose = false,
}: ReportRequest): Report["diagnostics"] {
  const painter = wantsColour(stderr, environment)
    ? {
        error: (text: string) => paint("bad", text),
        warning: (text: string) => paint("warning", text),
        location: (text: string) => paint("strong", text),
        quiet: (text: string) => paint("faint", text),
      }
    : undefined;
  return (found, sources) => {
    const texts = new Map(sources.map(({ path, text }) => [path, text]));
    const alike = new Map<string, number>();
    for (const diagnostic of found) {
      const { severity, path, code } = diagnostic;
      if (severity === "warning" && !verbose) {
        const kind = `${printable(path)}  warning  ${code}`;
        const number = (alike.get(kind) ?? 0) + 1;
        alike.set(kind, number);
        if (number > mostAlike) continue;
      }
      stderr.write(`${renderDiagnostic(diagnostic, texts.get(path), painter)}\n\n`);
    }
    for (const [kind, number] of alike) {
      const more = number - mostAlike;
      if (more > 0) stderr.write(`${kind}\n  ${more} more, which --verbose shows\n\n`);
    }
  };
}

function paint(style: Style, text: string): string {
  return styleText(formats[style], text, { validateStream: false });
}

/** The environment variables that a report heeds. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether to print in colour: never where NO_COLOR is set and not empty (no-color.org), else as
 * FORCE_COLOR says, else on a terminal that is not a dumb one.
 */
export function wantsColour(stream: NodeJS.WriteStream, environment: Environment): boolean {
  const { NO_COLOR: refused, FORCE_COLOR: forced, TERM: terminal } = environment;
  if (refused !== undefined && refused !== "") return false;
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return stream.isTTY && terminal !== "dumb";
}
