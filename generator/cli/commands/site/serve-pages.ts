import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { hostnameOf, isLoopback } from "@linkmint/mock";

/** Pages on a port of this machine. */
export interface ServedPages {
  /** Such as `http://127.0.0.1:4020`. */
  readonly url: string;
  /** Shows other pages from now on, also to whoever looks at them. */
  readonly show: (files: ReadonlyMap<string, string>, targets: ServedTargets) => void;
  readonly close: () => Promise<void>;
}

const servedScript = "__linkmint/served.js";
const reloadEvents = "__linkmint/reload";
/** What a served page does besides: it is loaded again, and knows where mock and gateway are. A file, since pages allow nothing inline. */
function servedCode(targets: ServedTargets): string {
  return [
    `new EventSource(${JSON.stringify(`/${reloadEvents}`)}).onmessage = () => location.reload();`,
    `Object.assign(document.documentElement.dataset, ${JSON.stringify(targets)});\n`,
  ].join("\n");
}

/** Where the form of a served page may send to. */
export interface ServedTargets {
  readonly mock: string;
  readonly gateway: string;
}

const mediaTypes: Readonly<Record<string, string>> = {
  html: "text/html",
  js: "text/javascript",
  css: "text/css",
  md: "text/markdown",
  txt: "text/plain",
  yaml: "application/yaml",
};

/**
 * Serves files on loopback; a page is loaded anew when there are others.
 *
 * @throws {NodeJS.ErrnoException} Where nothing can listen there, such as `EADDRINUSE`.
 */
export async function servePages(port: number): Promise<ServedPages> {
  let files: ReadonlyMap<string, string> = new Map();
  let code: string | undefined;
  const readers = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const { host = "" } = request.headers;
    const [pathname = "/"] = (request.url ?? "/").split("?");
    const path = decode(pathname).slice(1) || "index.html";
    // Another name that leads here is some other page's, which may not read these.
    if (!isOwn(host)) response.writeHead(403).end();
    // Browsers ask for one, and would report that there is none.
    else if (path === "favicon.ico") response.writeHead(204).end();
    else if (path === reloadEvents) listen(response, readers);
    else if (path === servedScript) send(response, path, code);
    else send(response, path, files.get(path));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    show(next, targets) {
      files = next;
      code = servedCode(targets);
      for (const reader of readers) reader.write("data: reload\n\n");
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function isOwn(host: string): boolean {
  try {
    return isLoopback(hostnameOf(host));
  } catch {
    return false;
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function listen(response: ServerResponse, readers: Set<ServerResponse>): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  response.flushHeaders();
  readers.add(response);
  response.once("close", () => readers.delete(response));
}

function send(response: ServerResponse, path: string, text: string | undefined): void {
  if (text === undefined) {
    response.writeHead(404, { "content-type": "text/plain" }).end("There is no such page.\n");
    return;
  }
  const type = mediaTypes[path.slice(path.lastIndexOf(".") + 1)] ?? "text/plain";
  // Before the page's own script, which reads what it says.
  const script = `<script src="/${servedScript}"></script>\n<link rel="stylesheet"`;
  response.writeHead(200, {
    "content-type": `${type}; charset=utf-8`,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.end(type === "text/html" ? text.replace('<link rel="stylesheet"', () => script) : text);
}
