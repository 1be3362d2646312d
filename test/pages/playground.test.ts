import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createMock, type Mock } from "@linkmint/mock";
import { buildSampleRequest, sampleLanguages, textOf } from "@linkmint/site/samples";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Served, serveFetch } from "../../generator/cli/serve-fetch.js";
import { type Call, callsOf } from "../code-samples/calls-of.js";
import { repository } from "../consumer.js";
import { freePort } from "../free-port.js";
import { hasProgram } from "../gateway/mounted/has-program.js";
import { readDescriptions } from "../mock/described.js";
import { type OpenPage, openPage, startChromium } from "./open-page.js";

/* The form of each page, opened from disk in a real browser, with the mock behind it on a port. */
const descriptions = await readDescriptions();
// One address serves all of them, as `linkmint mock` does.
const mock: Mock = createMock(descriptions, { seed: 7 });
let browser: Browser;
let served: Served;

describe.skipIf(!hasProgram("chromium"))("in Chromium", () => {
  beforeAll(async () => {
    [browser, served] = await Promise.all([
      startChromium(),
      serveFetch(mock.fetch, { port: 0, host: "127.0.0.1" }),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  test.each(descriptions)("$id sends what its client sends, in each example", async (provider) => {
    const opened = await openForm(provider.id);
    const { page } = opened;
    const calls = callsOf(provider).filter(({ name }) => !/parameters?$/u.test(name));
    for (const call of calls) {
      await begin(page, call);
      const code = await page.textContent(".play-snippet code");
      const [{ write } = expect.fail()] = sampleLanguages;
      expect(code).toBe(textOf(write(buildSampleRequest(call))));
      const sent = await send(page);
      const client = await callClient(call);
      expect(sent, call.name).toEqual(client);
    }
    expect(await opened.violations()).toEqual([]);
    expect(opened.strayRequests.filter((url) => !url.startsWith(served.url))).toEqual([]);
    expect(opened.errors.filter((text) => !text.includes("status of 4"))).toEqual([]);
    await page.context().close();
  });

  test("code follows each keystroke, and nothing is sent before the button is pressed", async () => {
    const { page, strayRequests } = await openForm("truto");
    await press(page, "nothing");
    expect(await page.textContent(".play-snippet code")).toContain("createForNewIntegration({});");
    await page.fill("#play-tenant_id", `a"b`);
    expect(await page.textContent(".play-snippet code")).toContain(String.raw`tenant_id: "a\"b",`);
    await page.selectOption("#play--language", "curl");
    expect(await page.textContent(".play-snippet code")).toContain(String.raw`"tenant_id": "a\"b"`);
    expect(strayRequests).toEqual([]);
    await send(page);
    expect(mock.requests.at(-1)?.body).toEqual({ tenant_id: `a"b` });
    await page.click(`[aria-label="Clear tenant_id"]`);
    expect(await page.textContent("#play-tenant_id--wrong")).toContain("tenant_id");
    await page.context().close();
  });

  test("a mode says what it needs and refuses, and starts with its own example", async () => {
    const { page } = await openForm("truto");
    expect(await page.isDisabled("#play-integrated_account_id")).toBe(true);
    expect(await page.textContent("#play-integrated_account_id--about")).toContain("Refused");
    await page.locator("#playground").getByLabel("Renew the authorization").click();
    expect(await page.isDisabled("#play-tenant_id")).toBe(true);
    expect(await page.inputValue("#play-integrated_account_id")).toMatch(/^1ba1f401/u);
    await page.context().close();
  });

  test("a link has the options that fill parameters", async () => {
    const { page } = await openForm("pipedream");
    await page.fill("#play--option-projectId", "proj_link");
    await press(page, "Link to this form");
    await expect.poll(() => page.url()).toContain("proj_link");
    const again = await openPage(browser, page.url());
    expect(await again.page.textContent(".play-snippet code")).toContain("proj_link");
    await Promise.all([page.context().close(), again.page.context().close()]);
  });

  test("lists, objects, null and JSON are filled in", async () => {
    const { page } = await openForm("stripe");
    await press(page, "nothing");
    await page.fill("#play-account_holder-type", "customer");
    await press(page, "Add to permissions");
    await page.fill("#play-permissions-0", "balances");
    await press(page, "Add filters");
    await press(page, "Add account_subcategories");
    await press(page, "Add to account_subcategories");
    await page.fill("#play-filters-account_subcategories-0", "savings");
    await page.selectOption("#play--language", "curl");
    const code = await page.textContent(".play-snippet code");
    expect(code).toContain("'account_holder[type]=customer'");
    expect(code).toContain("'permissions[]=balances'");
    expect(code).toContain("'filters[account_subcategories][]=savings'");
    await press(page, "Leave out filters");
    expect(await page.textContent(".play-snippet code")).not.toContain("filters");
    const truto = await openForm("truto");
    await truto.page.fill("#play-context", "{");
    expect(await truto.page.textContent("#play-context--json")).toContain("no JSON yet");
    await truto.page.fill("#play-context", `{ "a": null }`);
    expect(await truto.page.textContent(".play-snippet code")).toContain("a: null");
    await Promise.all([page.context().close(), truto.page.context().close()]);
  });

  test("another kind of a value can be chosen, and starts with what it takes", async () => {
    const { page } = await openForm("stripe");
    await press(page, "nothing");
    await press(page, "Add limits");
    const code = () => page.textContent(".play-snippet code");
    if (await page.getByRole("button", { name: "Add accounts", exact: true }).isVisible())
      await press(page, "Add accounts");
    await page.selectOption("#play-limits-accounts--kind", "1");
    expect(await code()).toContain(`accounts: "",`);
    await page.selectOption("#play-limits-accounts--kind", "0");
    expect(await code()).toContain("accounts: 0,");
    await page.context().close();
  });

  test("a token counts down, and the mock says what it refuses", async () => {
    const { page } = await openForm("truto");
    await send(page);
    expect(await page.textContent(".play-expiry")).toMatch(/^Expires in (?:7 d|6 d 23 h)/u);
    await press(page, "nothing");
    await send(page);
    expect(await page.textContent(".play-response")).toContain("The mock says why:");
    await page.context().close();
  });

  test("what gets no response is explained", async () => {
    const { page } = await openForm("truto");
    await page.fill("#play--address", "https://api.truto.one");
    await page.click(".play-send");
    await page.waitForSelector("text=this page speaks to no other");
    await page.fill("#play--address", `http://127.0.0.1:${await freePort()}`);
    await page.click(".play-send");
    await page.waitForSelector("text=Start it: npx linkmint mock truto");
    const [html, mute] = await Promise.all([serve({ cors: true }), serve({ cors: false })]);
    await page.fill("#play--address", html.url);
    await page.click(".play-send");
    await page.waitForSelector("text=This is no JSON, but text/html.");
    await page.fill("#play--address", mute.url);
    await page.click(".play-send");
    await page.waitForSelector("text=(CORS)");
    for (const { server } of [html, mute]) server.close();
    await page.context().close();
  });
});

async function openForm(provider: string): Promise<OpenPage> {
  const file = path.join(repository, "generated/site", `${provider}.html`);
  const opened = await openPage(browser, `${pathToFileURL(file).href}#try`);
  await opened.page.fill("#play--address", served.url);
  return opened;
}

async function begin(page: Page, { provider, operation, input }: Call): Promise<void> {
  if (provider.operations.length > 1) await page.selectOption("#play--operation", operation.id);
  const index = operation.examples?.findIndex(({ value }) => value === input) ?? -1;
  await page.locator(".play-start button").nth(index).click();
  await page.fill("#play--address", served.url);
}

/** Presses a button of the form. */
async function press(page: Page, name: string): Promise<void> {
  await page.locator("#playground").getByRole("button", { name, exact: true }).click();
}

/** Presses the button, and returns what arrived. */
async function send(page: Page): Promise<unknown> {
  const before = mock.requests.length;
  await page.click(".play-send");
  await page.waitForSelector(".play-response, .play-side [role=status] > .play-wrong");
  await expect.poll(() => mock.requests.length).toBeGreaterThan(before);
  await page.waitForFunction(`!document.body.textContent.includes("Sent, and waiting")`);
  return lastRequest();
}

/** What the generated client sends for the same input. */
async function callClient(call: Call): Promise<unknown> {
  const { provider } = call;
  const built = buildSampleRequest(call).call;
  const module = await import(path.join(repository, "generated", provider.id, "dist/esm/index.js"));
  const { environment: _, ...options } = Object.fromEntries(
    built.options.map(({ name, value }) => [name, value.join("")]),
  );
  const client = new module[built.client]({ ...options, ...mock.options(provider), maxRetries: 0 });
  const method = built.method.reduce((at, name) => at[name].bind?.(at) ?? at[name], client);
  const before = mock.requests.length;
  await method(built.input).catch(() => undefined);
  expect(mock.requests.length, "requests of the client").toBeGreaterThan(before);
  return lastRequest();
}

function lastRequest(): unknown {
  const { provider, operation, method, path: at, body, mode, headers } = mock.requests.at(-1) ?? {};
  const { "content-type": type } = headers ?? {};
  // A browser says which languages its user reads, and no page can keep it from that.
  if (headers?.["accept-language"]?.includes(";q=")) delete Object(body).accept_language;
  return { provider, operation, method, at: at?.replace(/^\/(?:[^/]+)/u, ""), body, mode, type };
}

async function serve({ cors }: { cors: boolean }): Promise<{ server: Server; url: string }> {
  const server = createServer((_, response) => {
    response.setHeader("content-type", "text/html");
    if (cors) {
      response.setHeader("access-control-allow-origin", "*");
      response.setHeader("access-control-allow-headers", "authorization, content-type");
    }
    response.end("<!doctype html><title>elsewhere</title>");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
