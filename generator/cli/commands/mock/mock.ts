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
  port: { value: "NUMBER", summary: "where it listens (default: 4010); 0 takes a free port" },
  host: {
    value: "ADDRESS",
    summary: "where it listens (default: 127.0.0.1); repeated: names it goes by",
  },
  seed: { value: "NUMBER", summary: "what tokens follow from (default: 1)" },
  clock: { value: "DATE", summary: "what time it is for the mock, always" },
  fault: {
    value: "FAULT",
    summary: "what goes wrong with calls, such as 429:0.1, a tenth; may be repeated",
  },
} as const;

type FlagName = keyof typeof flags;

/** `linkmint mock`: serves every provider on a port, without an account. */
export const mock: Command<FlagName> = {
  name: "mock",
  summary: "serve the providers on loopback, without an account",
  usage: "mock [provider…]",
  details:
    "Checks requests and responds as the providers do, as far as their specs say. It prints the variables that\n" +
    "point clients at it; any credentials of the right shape will do. Ctrl-C ends it.\n" +
    "GET /__linkmint/requests shows what was sent, without secrets.\n\n" +
    "--fault is ok, a status (429;retry-after=2) or one of slow-headers, slow-body, cut, garbage, html, redirect,\n" +
    "reset, gzip; with a rate (429:0.1) it happens to that part of the calls. The header linkmint-fault asks for one.\n\n" +
    "--json: { url, providers: [{ provider, baseUrl, variable }], diagnostics }, once it ends",
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
  const hosts = options.all("host");
  const [host = "127.0.0.1"] = hosts;
  const clock = options.last("clock");
  const port = readPort(options.last("port") ?? "4010");
  const seed = Number(options.last("seed") ?? 1);
  if (typeof port !== "number") return port;
  if (!Number.isSafeInteger(seed))
    return mistake(`--seed ${options.last("seed")} is no seed.`, "write a whole number");
  const [{ createMock, hostnameOf, isLoopback }, { listServedHosts, serveFetch }] =
    await Promise.all([import("@linkmint/mock"), import("../../serve-fetch.js")]);
  try {
    const isLocal = isLoopback(hostnameOf(host));
    const served = { hosts: [...hosts, ...listServedHosts(host)], cors: isLocal };
    const settings = { seed, faults: options.all("fault"), ...served };
    const made = createMock(descriptions, {
      ...settings,
      ...(clock !== undefined && { clock }),
    });
    const server = await serveFetch(made.fetch, { port, host });
    if (!isLocal)
      report.notice("linkmint: everybody who reaches this machine reaches the mock", "warning");
    const providers = descriptions.map(({ id, baseUrlVariable }) => ({
      provider: id,
      baseUrl: `${server.url}/${id}`,
      ...(baseUrlVariable !== undefined && { variable: baseUrlVariable }),
    }));
    for (const { provider, baseUrl, variable } of providers) {
      report.print(
        variable === undefined ? `# ${provider}: baseUrl is ${baseUrl}` : `${variable}=${baseUrl}`,
      );
    }
    await untilStopped();
    await server.close();
    return { exitCode: ExitCode.Good, document: { url: server.url, providers, diagnostics } };
  } catch (error) {
    return explain(error, { port, host });
  }
}

/** What was wrong with the flags; anything else is our own fault. */
function explain(
  error: unknown,
  address: { readonly port: number; readonly host: string },
): Mistake {
  if (error instanceof Error && error.name === "MockOptionError") {
    const [message = "", ...help] = error.message.split(/(?<=\.) /u);
    return mistake(
      message,
      help.join(" ").replace(/\.$/u, "") || "linkmint mock --help shows the flags",
    );
  }
  return explainListening(error, address);
}
