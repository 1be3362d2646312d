import { type Command, mistake } from "../../command.js";
import { ExitCode } from "../../exit-code.js";
import { readRuntimeVersion, readVersion } from "../../installation.js";

/** `linkmint version`: prints which linkmint this is. */
export const version: Command<never> = {
  name: "version",
  summary: "print linkmint's version",
  usage: "version",
  details:
    "--json adds the version of the runtime that packages are made for, and Node's.\n\n" +
    "--json: { runtime, node }",
  takes: "names",
  flags: {},
  check({ named }) {
    if (named.length === 0) return undefined;
    return mistake("version takes no name.", "write linkmint version");
  },
  async run(_, report) {
    report.print(readVersion());
    const document = { runtime: readRuntimeVersion(), node: process.versions.node };
    return { exitCode: ExitCode.Good, document };
  },
};
