import { planSpec, writeNewFile } from "../../pipeline.js";
import type { Command } from "../command.js";
import { describeProblems } from "../describe-problems.js";
import { exitCodeOf } from "../exit-code.js";

/** `linkmint add`: cuts a new spec out of a provider's own document. */
export const add: Command = {
  name: "add",
  summary: "cut a new spec out of a provider's own OpenAPI document",
  usage: "add <provider>",
  details:
    "Writes specs/<provider>.yaml: the operations that --operation names and exactly what they\n" +
    "reach, as tidy OpenAPI 3.1, with the x-link-* keys to go on from. The document may be\n" +
    "OpenAPI 3.0 or 3.1, YAML or JSON. An existing spec is never overwritten.\n\n" +
    "--json: { spec?: { provider, path }, diagnostics }",
  flags: ["from", "operation", "specs", "config"],
  check({ providers, from, operations }) {
    if (providers.length !== 1) {
      return mistake("add takes one provider.", "write linkmint add <provider> --from FILE");
    }
    if (from === undefined) return mistake("add needs a document.", "name it with --from FILE");
    if (operations.length > 0) return undefined;
    return mistake("add needs an operation.", 'name it, as in --operation "POST /link/token"');
  },
  async run({ providers: [provider = ""], from = "", operations, specs }, report) {
    const planned = await planSpec({ provider, from, operations, specs });
    const written =
      planned.value === undefined
        ? undefined
        : writeNewFile(planned.value.path, planned.value.text);
    const diagnostics = [...planned.diagnostics, ...(written?.diagnostics ?? [])];
    const path = written?.value;
    report.diagnostics(diagnostics, planned.sources);
    if (path === undefined) {
      report.notice(`${describeProblems(diagnostics)}: nothing was written`, "bad");
    } else {
      report.print(`wrote ${path}`, "good");
      report.detail(`next: npx linkmint lint ${provider}`);
    }
    return {
      exitCode: exitCodeOf(diagnostics),
      document: { ...(path !== undefined && { spec: { provider, path } }), diagnostics },
    };
  },
};

function mistake(message: string, help: string) {
  return { kind: "mistake", message, help } as const;
}
