import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type { TLSSocket } from "node:tls";

/**
 * Starts an HTTPS server on localhost with the certificates of a folder that mints a token for
 * everybody, and records who asked. With `clients: "certified"` it speaks to nobody without a certificate.
 */
export async function startTlsServer({ folder, clients }: TlsServerOptions): Promise<TlsServer> {
  const [key, cert, ca] = await Promise.all(
    ["server.key", "server.crt", "ca.crt"].map((file) => readFile(path.join(folder, file))),
  );
  const askers: (string | undefined)[] = [];
  const isCertified = clients === "certified";
  const options = { key, cert, ca, requestCert: isCertified, rejectUnauthorized: isCertified };
  const server = createServer(options, ({ socket }, response) => {
    const { subject } = (socket as TLSSocket).getPeerCertificate();
    askers.push(subject?.CN as string | undefined);
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ link_token: "m1nted-token" }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    host: `localhost:${port}`,
    askers,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

export interface TlsServerOptions {
  readonly folder: string;
  readonly clients: "anonymous" | "certified";
}

export interface TlsServer {
  readonly host: string;
  /** The name in each request's client certificate; `undefined` for one without. */
  readonly askers: readonly (string | undefined)[];
  readonly close: () => Promise<void>;
}
