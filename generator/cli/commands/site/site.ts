import { hasErrors } from "../../../pipeline.js";
import { type Command, mistake, type Mistake, type Options, type Outcome } from "../../command.js";
import { ExitCode } from "../../exit-code.js";
import { config, scope, specs } from "../../flags.js";
import { readSiteAssets } from "../../installation.js";
import type { Report } from "../../report/report.js";
import { explainListening, readPort } from "../../serving.js";

const flags = {
  specs,
  scope,
  config,
  port: { value: "NUMBER", summary: "where the pages are (default: 4020); 0 takes a free port" },
  "mock-port": {
    value: "NUMBER",
    summary: "where the mock is (default: 4010); 0 takes a free port",
  },
} as const;

const host = "127.0.0.1";

type FlagName = keyof typeof flags;

/** `linkmint site`: shows the reference pages while somebody writes specs. */
export const site: Command<FlagName> = {
  name: "site",
  summary: "show the reference pages, with the mock and the gateway for development behind them",
  usage: "site [provider…]",
  details:
    "Serves the pages on loopback and writes nothing. A page that is open is loaded again when a spec is\n" +
    "saved; while a spec has an error, its last pages stay. The mock is that of linkmint mock; the gateway, on the\n" +
    "same port below a one-time key, that of linkmint gateway. Ctrl-C ends it.\n\n" +
    "--json: { url, mockUrl, gatewayUrl }, once it ends",
  flags,
  run: (options, report) => serve(options, report),
};

async function serve(options: Options<FlagName>, report: Report): Promise<Outcome | Mistake> {
  const port = readPort(options.last("port") ?? "4020");
  const mockPort = readPort(options.last("mock-port") ?? "4010", "--mock-port");
  if (typeof port !== "number") return port;
  if (typeof mockPort !== "number") return mockPort;
  const assets = readSiteAssets();
  if (assets.script === undefined) {
    return mistake(
      "The script of the pages is not built.",
      "install linkmint with its devDependencies",
    );
  }
  const [
    { randomBytes },
    { createMock },
    { serveFetch },
    { openTargets },
    { createRespond },
    { servePages },
    { renderSite },
    { watch, explainWatchError },
  ] = await Promise.all([
    import("node:crypto"),
    import("@linkmint/mock"),
    import("../../serve-fetch.js"),
    import("../gateway/open-targets.js"),
    import("../gateway/respond.js"),
    import("./serve-pages.js"),
    import("../../../pipeline/render-site.js"),
    import("../generate/watch.js"),
  ]);
  const own = new Map(Object.entries({ "page.js": assets.script, "page.css": assets.style ?? "" }));
  let mock = createMock([], { cors: true });
  const key = randomBytes(16).toString("base64url");
  const log = (line: string): void => report.detail(line, "faint");
  let sendOn = createRespond({ key, targets: new Map(), log });
  const started = await startBoth(
    () => servePages(port),
    () =>
      serveFetch((url, init) => (isBelow(url, key) ? sendOn(url, init) : mock.fetch(url, init)), {
        port: mockPort,
        host,
      }),
    [port, mockPort],
  );
  if ("kind" in started) return started;
  const { pages, mocked } = started;
  const targets = { mock: mocked.url, gateway: `${mocked.url}/${key}` };
  report.print(`pages:   ${pages.url}/`);
  report.print(`mock:    ${targets.mock}`);
  report.print(`gateway: ${targets.gateway}`);
  const failure = await watch(async () => {
    const found = await renderSite({ ...options, onStep: report.step });
    report.diagnostics(found.diagnostics, found.sources);
    if (!hasErrors(found.diagnostics)) {
      mock = createMock(found.descriptions, { cors: true });
      const surroundings = { variables: process.env, fetch: globalThis.fetch };
      const opened = openTargets(found.descriptions, surroundings);
      sendOn = createRespond({ key, targets: opened.targets, log });
      const real = [...opened.targets].flatMap(([id, { environment }]) =>
        environment === "mock" ? [] : `${id}: ${environment}`,
      );
      if (real.length > 0) log(`the gateway sends with your credentials (${real.join(", ")})`);
      pages.show(new Map([...found.pages, ...own]), targets);
      for (const { name, environmentVariable, choices } of opened.unchosen)
        log(
          `${name} is not behind the gateway: set ${environmentVariable} to ${choices.join(", ")}`,
        );
    }
    return { specs: options.specs, config: options.last("config") };
  });
  await Promise.all([pages.close(), mocked.close()]);
  if (failure === undefined) {
    return {
      exitCode: ExitCode.Good,
      document: { url: pages.url, mockUrl: targets.mock, gatewayUrl: targets.gateway },
    };
  }
  const { message, help } = explainWatchError(failure.error, failure.watched.specs);
  return mistake(message, help);
}

function isBelow(url: string, key: string): boolean {
  return new URL(url).pathname.split("/")[1] === key;
}

/** Starts both servers or, where a port cannot be had, neither. */
async function startBoth<Pages extends { close(): Promise<void> }, Mock>(
  startPages: () => Promise<Pages>,
  startMock: () => Promise<Mock>,
  [port, mockPort]: readonly [number, number],
): Promise<{ readonly pages: Pages; readonly mocked: Mock } | Mistake> {
  let pages: Pages;
  try {
    pages = await startPages();
  } catch (error) {
    return explainListening(error, { port, host });
  }
  try {
    return { pages, mocked: await startMock() };
  } catch (error) {
    await pages.close();
    return explainListening(error, { port: mockPort, host, flag: "--mock-port" });
  }
}
