import { readFile } from "node:fs/promises";
import path from "node:path";
import { createMock } from "@linkmint/mock";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serveFetch } from "../../../generator/cli/serve-fetch.js";
import { repository } from "../../consumer.js";
import { readDescriptions } from "../../mock/described.js";
import { startChromium } from "../../pages/open-page.js";
import { type AnyClient, behindGateway, clientFor } from "../behind-gateway.js";
import { hasProgram } from "./has-program.js";
import { widgetStubs } from "./widget-stubs.js";

/* What each README shows of a page, in Chromium, before the provider's mock; a stub stands in for its front end. */
const descriptions = await readDescriptions();
let browser: Browser;

/** How exchanges are called, by what READMEs say of them. */
const exchanges: Readonly<Record<string, string>> = {
  itemPublicTokenExchange: "public_token",
  "hris.accountToken.retrieve": "public_token",
  "connect.getIntegrationByToken": "token",
};

describe.skipIf(!hasProgram("chromium"))("in Chromium", () => {
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  test.each(descriptions)("$id opens what its gateway mints", async (provider) => {
    const { code, script, method } = await readPage(provider.id);
    const mock = createMock([provider], { seed: 7 });
    const client = await clientFor(provider, { ...mock.options(provider) });
    const taken: string[] = [];
    const exchange = (publicToken: string): Promise<unknown> => {
      taken.push(publicToken);
      return callMethod(client, method ?? "", publicToken);
    };
    const { gateway, linked } = behindGateway(provider, { client, exchange });
    let minted: Readonly<Record<string, unknown>> = {};
    const served = await serveFetch(
      async (url, init) => {
        const { pathname } = new URL(url);
        if (!pathname.startsWith("/link/")) return html(code, script);
        const response = await gateway.fetch(new Request(url, init));
        if (pathname === `/link/${provider.id}`)
          minted = (await response.clone().json()) as typeof minted;
        return response;
      },
      { port: 0, host: "127.0.0.1" },
    );
    const page = await browser.newPage();
    try {
      const errors: string[] = [];
      page.on("pageerror", ({ message }) => errors.push(message));
      // Whatever is not ours is the provider's: its script or package, or the page that the browser is sent to.
      await page.route(
        (url) => url.origin !== new URL(served.url).origin,
        (route) => {
          const isPage = route.request().isNavigationRequest();
          const body = isPage ? "the provider's page" : (widgetStubs[provider.id] ?? "");
          const headers = { "access-control-allow-origin": "*" };
          return route.fulfill({
            contentType: isPage ? "text/html" : "text/javascript",
            body,
            headers,
          });
        },
      );
      await page.goto(served.url);
      // A page that sends the browser elsewhere is done before the browser leaves.
      const isOver = provider.id in widgetStubs ? '"done" in globalThis' : sentAway;
      await page
        .waitForFunction(isOver, undefined, { timeout: 10_000 })
        .catch(() => expect(errors).toEqual(["no end"]));
      const isSent = page.url().startsWith("https:");
      const opened: unknown = isSent ? [page.url()] : await page.evaluate("opened");
      expect(errors).toEqual([]);
      const [part = ""] = /\b(?:token|url)\b(?= \})/u.exec(code) ?? [];
      expect(opened).toEqual([minted[part]]);
      expect(isSent).toBe(!(provider.id in widgetStubs));
      expect(taken).toEqual(method === undefined ? [] : [`public-${provider.id}`]);
      expect(linked).toHaveLength(taken.length);
    } finally {
      await page.close();
      await served.close();
    }
  });

  test("READMEs say of an exchange what there is", async () => {
    const pages = await Promise.all(descriptions.map(({ id }) => readPage(id)));
    expect(pages.flatMap(({ method = [] }) => method)).toEqual(
      expect.arrayContaining(Object.keys(exchanges)),
    );
  });
});

const sentAway = 'location.protocol === "https:"';

interface ShownPage {
  readonly code: string;
  readonly script?: string | undefined;
  /** The method of the client that the gateway's exchange is to call. */
  readonly method?: string | undefined;
}

async function readPage(provider: string): Promise<ShownPage> {
  const readme = await readFile(path.join(repository, `generated/${provider}/README.md`), "utf8");
  const [, section = ""] = /^## Open it on the page\n(.*?)^## /msu.exec(readme) ?? [];
  const [, code = ""] = /^```js\n(.*?)^```$/msu.exec(section) ?? [];
  const [, script] = /`<script src="([^"]+)"><\/script>`/u.exec(section) ?? [];
  const [, method] = /`exchange` call `([^`]+)`/u.exec(section) ?? [];
  return { code, script, method };
}

/** A page that runs what is shown, and says in the end that it has. */
function html(code: string, script: string | undefined): Response {
  const [, specifier = "none"] = /^import [^\n]*?"([^"\n]+)";$/mu.exec(code) ?? [];
  const imports = JSON.stringify({ imports: { [specifier]: "https://npm.example/module.js" } });
  const body = `<!doctype html><title>page</title><script>globalThis.opened = [];</script>
    <script type="importmap">${imports}</script>
    ${script === undefined ? "" : `<script src="${script}"></script>`}
    <body><script type="module">${code}\nglobalThis.done = true;</script></body>`;
  return new Response(body, { headers: { "content-type": "text/html" } });
}

function callMethod(client: AnyClient, method: string, publicToken: string): Promise<unknown> {
  const names = method.split(".");
  const group = names.slice(0, -1).reduce((held, name) => held[name] as AnyClient, client);
  const call = group[names.at(-1) ?? ""] as (input: object) => Promise<unknown>;
  return call.call(group, { [exchanges[method] ?? ""]: publicToken });
}
