import { catalog } from "../../../diagnostics/catalog.js";
import { severityOf } from "../../../diagnostics/severity-of.js";
import { didYouMean } from "../../../diagnostics/suggest.js";
import type { DiagnosticCode } from "../../../types/diagnostic.js";
import { type Command, mistake } from "../../command.js";
import { ExitCode } from "../../exit-code.js";
import { readExamples } from "../../installation.js";

/** `linkmint explain`: says what the code of a diagnostic or a difference means. */
export const explain: Command<never> = {
  name: "explain",
  summary: "say what the code of a diagnostic or a difference means, and what to do",
  usage: "explain <code>",
  details:
    "Prints what is behind a code, what to do, and how the problem looks in a small spec; of a difference\n" +
    "that diff and drift print, how far it moves the version, and what callers do. Exit 1 where there is\n" +
    "no such code.\n\n" +
    "--json: { code, severity, title, cause, fix, example? }, of a difference { code, severity, title,\n" +
    "action }, or { error: { message, help } }",
  takes: "names",
  flags: {},
  check({ named }) {
    if (named.length === 1) return undefined;
    const help = "write linkmint explain unknown-pointer";
    return mistake(named.length === 0 ? "explain takes a code." : "explain takes one code.", help);
  },
  async run({ named: [name = ""] }, report) {
    const codes = Object.keys(catalog) as DiagnosticCode[];
    const wanted = name.toLowerCase();
    const code = codes.find((each) => each === wanted);
    if (code === undefined) {
      const { catalog: changes } = await import("../../../diff/catalog.js");
      const change = Object.entries(changes).find(([each]) => each === wanted)?.[1];
      if (change !== undefined) {
        const { severity, title, action } = change;
        for (const line of [`${wanted}  ${severity}: ${title}`, "", action]) report.print(line);
        return { exitCode: ExitCode.Good, document: { code: wanted, severity, title, action } };
      }
      const message = `There is no code ${name}.`;
      const help =
        didYouMean(name, [...codes, ...Object.keys(changes)]) ??
        "lint prints the code of each problem, diff and drift of each difference";
      report.notice(`linkmint: ${message}`, "bad");
      report.notice(`help: ${help}`);
      return { exitCode: ExitCode.No, document: { error: { message, help } } };
    }
    const severity = severityOf(code);
    const { title, cause, fix } = catalog[code];
    const example = readExamples()[code];
    report.print(`${code}  ${severity}: ${title}`, severity === "error" ? "bad" : "warning");
    for (const line of ["", cause, "", fix]) report.print(line);
    if (example !== undefined) {
      for (const line of ["", "Example:"]) report.print(line, "strong");
      for (const line of example.split("\n")) report.print(`  ${line}`);
    }
    const document = { code, severity, title, cause, fix, ...(example && { example }) };
    return { exitCode: ExitCode.Good, document };
  },
};
