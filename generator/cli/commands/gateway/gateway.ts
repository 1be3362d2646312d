import { hasErrors } from "../../../pipeline.js";
import type { Descriptions } from "../../../pipeline/describe-specs.js";
import { type Command, type Mistake, mistake, type Options, type Outcome } from "../../command.js";
import { ExitCode, exitCodeOf } from "../../exit-code.js";
import { config, specs } from "../../flags.js";
import { toPlanRequest } from "../../plan-packages.js";
import type { Report } from "../../report/report.js";
import { explainListening, readPort, untilStopped } from "../../serving.js";

const flags = {
  specs,
  config,
  port: { value: "NUMBER", summary: "where it listens (default: 4030); 0 takes a free port" },
} as const;

type FlagName = keyof typeof flags;

/** `linkmint gateway`: sends requests on to providers, with the credentials of the environment. */
export const gateway: Command<FlagName> = {
  name: "gateway",
  summary: "send requests on with your credentials, on loopback, while you develop",
  usage: "gateway [provider…]",
  details:
    "Takes the requests that providers document, adds the credentials of the environment variables, and gives the\n" +
    "response without secrets. It prints addresses that hold a one-time key. A provider whose variables are not set\n" +
    'is its mock. A generated client speaks through it without credentials: new Acme({ credentials: "gateway" }).\n' +
    "Ctrl-C ends it.\n\n" +
    "--json: { url, providers: [{ provider, environment, baseUrl, variable }], diagnostics }, once it ends",
  flags,
  async run(options, report) {
    const { describeSpecs } = await import("../../../pipeline/describe-specs.js");
    const found = await describeSpecs({ ...toPlanRequest(options), onStep: report.step });
    report.diagnostics(found.diagnostics, found.sources);
    if (hasErrors(found.diagnostics)) {
      const { diagnostics } = found;
      return { exitCode: exitCodeOf(diagnostics), document: { diagnostics } };
    }
    return serve(found, options, report);
  },
};

async function serve(
  { descriptions, diagnostics }: Descriptions,
  options: Options<FlagName>,
  report: Report,
): Promise<Outcome | Mistake> {
  const port = readPort(options.last("port") ?? "4030");
  if (typeof port !== "number") return port;
  const [{ randomBytes }, { openTargets }, { createRespond }, { serveFetch }] = await Promise.all([
    import("node:crypto"),
    import("./open-targets.js"),
    import("./respond.js"),
    import("../../serve-fetch.js"),
  ]);
  const surroundings = { variables: process.env, fetch: globalThis.fetch };
  const { targets, unchosen } = openTargets(descriptions, surroundings);
  const [open] = unchosen;
  if (open !== undefined) {
    const { name, environmentVariable = "the environment's variable", choices } = open;
    return mistake(
      `No environment of ${name} is chosen, or none has that name.`,
      `set ${environmentVariable} to ${choices.join(", ")}`,
    );
  }
  const key = randomBytes(16).toString("base64url");
  const log = (line: string): void => report.detail(line, "faint");
  const host = "127.0.0.1";
  try {
    const server = await serveFetch(createRespond({ key, targets, log }), { port, host });
    const url = `${server.url}/${key}`;
    const providers = [...targets.values()].map(({ description, environment, missing }) => {
      const { id, baseUrlVariable } = description;
      const baseUrl = `${url}/${id}`;
      const why =
        missing.length === 0
          ? ""
          : `, as ${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} not set`;
      const address = baseUrlVariable ? `${baseUrlVariable}=${baseUrl}` : `# baseUrl is ${baseUrl}`;
      report.print(`# ${id}: ${environment}${why}`);
      report.print(address);
      return {
        provider: id,
        environment,
        baseUrl,
        ...(baseUrlVariable !== undefined && { variable: baseUrlVariable }),
      };
    });
    await untilStopped();
    await server.close();
    return { exitCode: ExitCode.Good, document: { url, providers, diagnostics } };
  } catch (error) {
    return explainListening(error, { port, host });
  }
}
