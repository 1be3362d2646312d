import { catalog } from "../../../diagnostics/catalog.js";
import { severityOf } from "../../../diagnostics/severity-of.js";
import { didYouMean } from "../../../diagnostics/suggest.js";
import type { DiagnosticCode } from "../../../types/diagnostic.js";
import { type Command, mistake } from "../../command.js";
import { ExitCode } from "../../exit-code.js";
import { readExamples } from "../../installation.js";

/** `linkmint explain`: says what the code of a diagnostic means. */
export const explain: Command<never> = {
  name: "explain",
  summary: "say what the code of a diagnostic means, and what to do",
  usage: "explain <code>",
  details:
    "Prints what is behind a code, what to do, and how the problem looks in a small spec. Exit 1 where\n" +
    "there is no such code.\n\n" +
    "--json: { code, severity, title, cause, fix, example? } or { error: { message, help } }",
  takes: "names",
  flags: {},
  check({ named }) {
    if (named.length === 1) return undefined;
    const help = "write linkmint explain unknown-pointer";
    return mistake(named.length === 0 ? "explain takes a code." : "explain takes one code.", help);
  },
  async run({ named: [name = ""] }, report) {
    const codes = Object.keys(catalog) as DiagnosticCode[];
    const code = codes.find((each) => each === name.toLowerCase());
    if (code === undefined) {
      const message = `There is no code ${name}.`;
      const help = didYouMean(name, codes) ?? "linkmint lint prints the code of each problem";
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
