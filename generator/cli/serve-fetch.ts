import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { hostname, networkInterfaces } from "node:os";
import { gzipSync } from "node:zlib";
import { hostnameOf, Reset } from "@linkmint/mock";

/** What responds to a request; a `Reset` that it throws breaks the connection. */
export type Respond = (
  url: string,
  init: {
    readonly method: string;
    readonly headers: Headers;
    readonly body: Buffer | null;
  },
) => Promise<Response>;

/** A server on a port. */
export interface Served {
  /** Such as `http://127.0.0.1:4010`. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Where this machine itself reaches what listens on all its addresses. */
const loopbackOf: Readonly<Record<string, string>> = { "0.0.0.0": "127.0.0.1", "::": "::1" };

/** The names and addresses by which others reach what listens here, where that is on all addresses. */
export function listServedHosts(host: string): string[] {
  if (loopbackOf[host] === undefined) return [];
  const addresses = Object.values(networkInterfaces()).flatMap((each = []) => each);
  // A zone, such as that of fe80::1%eth0, is of no address that somebody writes into a URL.
  return [hostname(), ...addresses.map(({ address }) => address.replace(/%.*$/u, ""))];
}

/**
 * Serves what responds like `fetch` over HTTP. Of a body over 1 MiB it gets as much as tells that.
 *
 * @throws {NodeJS.ErrnoException} Where nothing can listen there, such as `EADDRINUSE`.
 */
export async function serveFetch(
  fetch: Respond,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<Served> {
  const server = createServer((request, response) => {
    respond(fetch, request, response).catch(() => response.destroy());
  });
  // Whoever sends headers or a body drop by drop is not waited for.
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  await listen(server, port, host);
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${hostnameOf(loopbackOf[host] ?? host)}:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/** One byte more than is taken. */
const mostBytes = 2 ** 20 + 1;

async function respond(
  fetch: Respond,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = `http://${request.headers.host ?? "localhost"}${request.url ?? "/"}`;
  if (!URL.canParse(url)) {
    response.writeHead(400, { connection: "close" }).end();
    return;
  }
  const { bytes, isWhole } = await readBody(request);
  const headers = new Headers();
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const { method = "GET" } = request;
  try {
    const made = await fetch(url, {
      method,
      headers,
      body: bytes.length === 0 ? null : bytes,
    });
    await send(made, response, isWhole);
  } catch (error) {
    if (!(error instanceof Reset)) throw error;
    request.socket.destroy();
  }
}

/** The body, or as much of it as tells that it is too large. */
async function readBody(request: IncomingMessage): Promise<{ bytes: Buffer; isWhole: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    const end = (isWhole: boolean): void => {
      request.off("data", read);
      resolve({ bytes: Buffer.concat(chunks), isWhole });
    };
    const read = (chunk: Buffer): void => {
      chunks.push(chunk);
      size += chunk.length;
      if (size < mostBytes) return;
      request.pause();
      end(false);
    };
    request
      .on("data", read)
      .once("end", () => end(true))
      .once("error", reject);
  });
}

async function send(made: Response, response: ServerResponse, isWhole: boolean): Promise<void> {
  for (const [name, value] of made.headers) response.setHeader(name, value);
  if (!isWhole) response.setHeader("connection", "close");
  response.statusCode = made.status;
  if (made.headers.get("content-encoding") === "gzip") {
    response.end(gzipSync(Buffer.from(await made.arrayBuffer())));
    return;
  }
  response.flushHeaders();
  for await (const chunk of made.body ?? []) response.write(chunk);
  response.end();
  // What is left of a body that is too large is not read.
  if (!isWhole) response.once("finish", () => response.socket?.end());
}
