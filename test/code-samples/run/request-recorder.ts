import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** A request as it arrived. */
export interface ArrivedRequest {
  readonly method: string;
  /** Decoded, without its tag. */
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
  /** A JSON body, or the decoded pairs of a form. */
  readonly body: unknown;
}

/** Keeps what arrives by the tag that begins its path, and lets somebody respond. */
export interface RequestRecorder {
  /** The address that belongs to a tag. */
  readonly urlOf: (tag: string) => string;
  readonly arrived: (tag: string) => readonly ArrivedRequest[];
  readonly close: () => Promise<void>;
}

/** Responds to what is left of an address without its tag. */
export type Responder = (tag: string, path: string, init: SentInit) => Promise<Response>;

/** What `fetch` and a mock take. */
export interface SentInit {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
}

/** Listens on loopback. */
export async function recordRequests(respond: Responder): Promise<RequestRecorder> {
  const arrived = new Map<string, ArrivedRequest[]>();
  const server = createServer(async (request, response) => {
    const [, tag = "", rest = ""] = /^\/([^/]+)(.*)$/su.exec(request.url ?? "") ?? [];
    const bytes = await buffer(request);
    const { method = "" } = request;
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    arrived.set(tag, [...(arrived.get(tag) ?? []), read({ method, rest, headers, bytes })]);
    const hasBody = bytes.length > 0;
    const init = { method, headers, ...(hasBody && { body: new Uint8Array(bytes) }) };
    const replied = await respond(tag, rest, init);
    response.writeHead(replied.status, { "content-type": "application/json" });
    response.end(await replied.text());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (tag) => `http://127.0.0.1:${port}/${tag}`,
    arrived: (tag) => arrived.get(tag) ?? [],
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

interface Raw {
  readonly method: string;
  readonly rest: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

function read({ method, rest, headers, bytes }: Raw): ArrivedRequest {
  const [path = "", query = ""] = rest.split("?");
  const text = bytes.toString("utf8");
  const type = headers["content-type"] ?? "";
  return {
    method,
    path: decodeURIComponent(path),
    query: [...new URLSearchParams(query)],
    headers,
    body: type.includes("form") ? sortPairs(text) : text === "" ? undefined : JSON.parse(text),
  };
}

/** Pairs by name; those of one name stay in order, and no form parser minds the others'. */
function sortPairs(text: string): readonly (readonly [string, string])[] {
  return [...new URLSearchParams(text)].sort(([one], [other]) =>
    one < other ? -1 : one > other ? 1 : 0,
  );
}
