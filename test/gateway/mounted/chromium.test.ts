import { execFile } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import { toNodeHandler } from "@linkmint/gateway";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { repository } from "../../consumer.js";
import { gatewayOf } from "../gateway-of.js";
import { hasProgram } from "./has-program.js";

/* The page's code of the README, in Chromium: on the gateway's origin, on a configured one and on another. */
const closers: (() => void)[] = [];
let code: string;

beforeAll(async () => {
  const readme = await readFile(path.join(repository, "templates/gateway/README.md"), "utf8");
  [, code = ""] = /^```js\n(.*?)^```$/msu.exec(readme) ?? [];
});

afterAll(() => {
  for (const close of closers) close();
});

async function serve(host: string, handler: RequestListener): Promise<string> {
  const server = createServer(handler).listen(0, "127.0.0.1");
  await once(server, "listening");
  closers.push(() => server.close());
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}

/** A page that runs the README's code, and shows what came of it. */
const pageFor = (
  gateway: string,
) => `<!doctype html><title>page</title><body>wait</body><script type="module">
  const openWidget = async (token) => "public-of-" + token.slice(0, 5);
  try {
    ${code.replaceAll('"/link/', `"${gateway}/link/`)}
    document.body.textContent = "linked";
  } catch (error) {
    document.body.textContent = "failed: " + error.message;
  }
</script>`;

async function show(url: string): Promise<string> {
  const flags = [
    "--headless",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--virtual-time-budget=20000",
  ];
  const { stdout } = await promisify(execFile)("chromium", [...flags, "--dump-dom", url], {
    timeout: 90_000,
  });
  const [, text = stdout] = /<body>(.*?)<\/body>/su.exec(stdout) ?? [];
  return text.replace(/<script.*/su, "").trim();
}

describe.skipIf(!hasProgram("chromium"))("Chromium", () => {
  test("a page links where it may, and nowhere else", async () => {
    let gateway = "";
    const html: RequestListener = (_, outgoing) => {
      outgoing.setHeader("content-type", "text/html").end(pageFor(gateway));
    };
    const ours = await serve("localhost", html);
    const evil = await serve("localhost", html);
    const { gateway: made, linked } = gatewayOf({
      authorize: () => "u1",
      origins: [ours],
      fetch: async (url) =>
        Response.json(
          String(url).includes("exchange")
            ? { access_token: "access-1", item_id: "i", request_id: "r" }
            : { link_token: "link-1", expiration: "2026-01-31T16:00:00Z", request_id: "r" },
        ),
    });
    const handler = toNodeHandler(made);
    const own = await serve("127.0.0.1", (incoming, outgoing) =>
      incoming.url === "/" ? html(incoming, outgoing) : handler(incoming, outgoing),
    );
    expect(await show(own)).toBe("linked");
    gateway = own;
    expect(await show(ours)).toBe("linked");
    expect(linked).toHaveLength(2);
    expect(await show(evil)).toBe("failed: Failed to fetch");
    expect(linked).toHaveLength(2);
  });
});
