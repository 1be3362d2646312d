import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
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

const reloadScript = "__linkmint/reload.js";
const reloadEvents = "__linkmint/reload";
/** Served as a file, since pages allow nothing inline. */
const reloadCode = `new EventSource(${JSON.stringify(`/${reloadEvents}`)}).onmessage = () => location.reload();\n`;

/** Where the form of a served page may send to. It stands in the page itself, which no other origin can read. */
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
  const readers = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const [pathname = "/"] = (request.url ?? "/").split("?");
    const path = decode(pathname).slice(1) || "index.html";
    if (!isOwn(request)) response.writeHead(403).end();
    // Browsers ask for one, and would report that there is none.
    else if (path === "favicon.ico") response.writeHead(204).end();
    else if (path === reloadEvents) listen(response, readers);
    else if (path === reloadScript) send(response, path, reloadCode);
    else send(response, path, files.get(path));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    show(next, targets) {
      files = new Map([...next].map(([path, text]) => [path, withTargets(text, targets)]));
      for (const reader of readers) reader.write("data: reload\n\n");
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * Whether a request is somebody's who opens a page, or the page's own. Another name that leads here is some other page's,
 * and what other origins load they must not get, as pages hold the key of the gateway.
 */
function isOwn({ headers }: IncomingMessage): boolean {
  const { host = "", "sec-fetch-site": site = "none", "sec-fetch-dest": use } = headers;
  const isVisit = use === "document" || site === "none" || site === "same-origin";
  try {
    return isVisit && isLoopback(hostnameOf(host));
  } catch {
    return false;
  }
}

/** A page that knows where its form may send to. Neither address holds what HTML would have to escape. */
function withTargets(text: string, { mock, gateway }: ServedTargets): string {
  return text.replace(
    '<html lang="en">',
    `<html lang="en" data-mock="${mock}" data-gateway="${gateway}">`,
  );
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
  const script = `<script src="/${reloadScript}" defer></script>\n</head>`;
  response.writeHead(200, {
    "content-type": `${type}; charset=utf-8`,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
  });
  response.end(type === "text/html" ? text.replace("</head>", script) : text);
}
