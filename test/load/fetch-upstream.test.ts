import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { fetchUpstream } from "../../generator/1-load/fetch-upstream.js";

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

/** The address of a server on this machine. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const limits = { milliseconds: 500, bytes: 1000 };
const get = (url: string) => fetchUpstream({ provider: "acme", url }, limits);

describe("a document at an address", () => {
  test("is downloaded, behind redirects, and shown without its query", async () => {
    const origin = await serve((request, response) => {
      if (request.url === "/old") response.writeHead(302, { location: "/new.yaml?key=s3cret" });
      response.end("openapi: 3.1.0");
    });
    expect(await get(`${origin}/old`)).toMatchObject({ value: { text: "openapi: 3.1.0" } });
    const { value } = await get(`${origin}/a.yaml?key=s3cret`);
    expect(value?.path).toBe(`${origin}/a.yaml`);
  });

  const failing: readonly [name: string, listener: RequestListener, message: string][] = [
    ["is not there", (_, response) => response.writeHead(404).end(), "answers with 404"],
    ["never comes", () => {}, "no whole response within 0.5 s"],
    ["never ends", (_, response) => void response.write("a"), "no whole response within 0.5 s"],
    ["is too large", (_, response) => response.end("a".repeat(1001)), "larger than 1000 bytes"],
    ["is no text", (_, response) => response.end(Buffer.from([0xff, 0xfe])), "not UTF-8"],
    [
      "redirects without end",
      (_, response) => response.writeHead(302, { location: "/" }).end(),
      "redirects more than 5 times",
    ],
    [
      "redirects to plain http elsewhere",
      (_, response) => response.writeHead(302, { location: "http://acme.example/" }).end(),
      "redirects to http",
    ],
    [
      "redirects to a file",
      (_, response) => response.writeHead(302, { location: "file:///etc/passwd" }).end(),
      "redirects to file",
    ],
  ];

  test.each(failing)("%s", async (_name, listener, message) => {
    const origin = await serve(listener);
    expect(await get(`${origin}/a.yaml`)).toEqual({
      diagnostics: [
        expect.objectContaining({
          code: "unreachable-document",
          path: `${origin}/a.yaml`,
          message: expect.stringContaining(message),
        }),
      ],
    });
  });

  test.each([
    ["http://acme.example/a.yaml", "speaks http"],
    ["ftp://acme.example/a.yaml", "speaks ftp"],
    ["https://user:s3cret@acme.example/a.yaml", "holds credentials"],
    ["http://127.0.0.1:1/a.yaml", "no response"],
  ])("is not asked for over %s", async (url, message) => {
    const { diagnostics } = await get(url);
    expect(diagnostics).toMatchObject([{ message: expect.stringContaining(message) }]);
    expect(JSON.stringify(diagnostics)).not.toContain("s3cret");
  });
});
