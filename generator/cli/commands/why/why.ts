import { renderFrame } from "../../../diagnostics/frame.js";
import type { Explanation, Origin } from "../../../types/explanation.js";
import { type Command, mistake } from "../../command.js";
import { ExitCode, exitCodeOf } from "../../exit-code.js";
import { config, out, specs } from "../../flags.js";
import { summarizeProblems } from "../../report/phrases.js";
import type { SourceText, StyledLine } from "../../report/report.js";
import { formatLocation } from "../diff/render-changes.js";

/** `linkmint why`: goes from a name in a generated package to the lines of the spec that it comes from. */
export const why: Command = {
  name: "why",
  summary: "say which lines of a spec a name in a package comes from",
  usage: "why [provider] NAME",
  details:
    "NAME is an export (AcmeOptions), a member of one (Acme.linkToken.create, Plan.Paid, Session.token),\n" +
    "an option, an environment, an environment variable, an operationId, a value of an enum, or a path\n" +
    "in a request or a response (user.address.country or /user/address/country). It tells the lines of the\n" +
    "spec, the references that lead there, whether callers have to give it and why, and the generated\n" +
    "lines that declare it. Exit 1 where there is no such name.\n\n" +
    "--json: { explanations: [{ provider, symbol, what, description, origins: [{ path, pointer, span,\n" +
    "says }], references, necessity: { required, reasons }, declarations: [{ name, path, line, column\n" +
    "}] }], suggestions, diagnostics }",
  takes: "names",
  flags: { specs, out, config },
  check({ named }) {
    if (named.length === 1 || named.length === 2) return undefined;
    const message = named.length === 0 ? "why takes a name." : "why takes one name.";
    return mistake(message, "write linkmint why NAME, or linkmint why acme NAME");
  },
  async run(options, report) {
    const symbol = options.named.at(-1) ?? "";
    const providers = options.named.slice(0, -1);
    const { explainName } = await import("../../../pipeline/explain-name.js");
    const found = await explainName({ ...options, providers, symbol, onStep: report.step });
    const { explanations, suggestions, diagnostics, sources } = found;
    report.diagnostics(diagnostics, sources);
    for (const each of explanations) {
      for (const { text, style } of renderExplanation(each, sources)) report.print(text, style);
      report.print("");
    }
    const exitCode = exitCodeOf(diagnostics);
    const document = { explanations, suggestions, diagnostics };
    if (exitCode !== ExitCode.Good) {
      report.notice(`${summarizeProblems(diagnostics)}: not every package was searched`, "bad");
      return { exitCode, document };
    }
    if (explanations.length > 0) return { exitCode, document };
    report.notice(`linkmint: No package has a name ${symbol}.`, "bad");
    const help = "linkmint list shows the packages and their methods";
    const near = suggestions.slice(0, 3).join(", ");
    report.notice(`help: ${near === "" ? help : `did you mean ${near}?`}`);
    return { exitCode: ExitCode.No, document };
  },
};

/** Where a name comes from, as people read it: the nearest line of the spec with a frame. */
function renderExplanation(explanation: Explanation, sources: readonly SourceText[]): StyledLine[] {
  const { provider, symbol, what, description, origins, references, declarations } = explanation;
  const [first, ...others] = origins;
  return [
    { text: `${symbol}  (${provider})`, style: "strong" },
    { text: `  ${what}` },
    ...(description === undefined ? [] : [{ text: `  ${description}` }]),
    ...(first === undefined ? [] : [originLine(first), ...frameLines(first, sources)]),
    ...others.map(originLine),
    ...references.map(originLine),
    ...necessityLines(explanation),
    ...declarations.map(({ name, path, line, column }) => ({
      text: `  declared ${path}:${line}:${column}  ${name}`,
    })),
  ];
}

function originLine(origin: Origin): StyledLine {
  return { text: `  ${formatLocation(origin)}  ${origin.says}` };
}

function frameLines({ path, span }: Origin, sources: readonly SourceText[]): StyledLine[] {
  const text = sources.find((source) => source.path === path)?.text;
  if (text === undefined || span === undefined) return [];
  const frame = renderFrame(text, span).split("\n");
  return frame.map((line) => ({ text: `  ${line}`, style: "faint" }));
}

function necessityLines({ necessity }: Explanation): StyledLine[] {
  if (necessity === undefined) return [];
  const { required, reasons } = necessity;
  return [
    { text: required ? "  required" : "  optional" },
    ...reasons.map((reason) => ({ text: `  ${originLine(reason).text}` })),
  ];
}
