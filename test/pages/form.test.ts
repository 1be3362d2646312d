import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createGateway, type Gateway } from "@linkmint/gateway";
import { createMock, type Mock } from "@linkmint/mock";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Served, serveFetch } from "../../generator/cli/serve-fetch.js";
import { repository } from "../consumer.js";
import { hasProgram } from "../gateway/mounted/has-program.js";
import { openPage, startChromium } from "./open-page.js";

/* The form of a schema of every kind, on a page that `linkmint site` serves, with its mock and its gateway. */
const spec = `
openapi: 3.1.0
info:
  title: Acme
  version: "1"
  x-link-provider: { name: Acme, client: Acme, environments: AcmeEnvironment }
servers:
  - { url: "https://sandbox.acme.example", x-link-environment: { name: sandbox } }
  - { url: "https://api.acme.example", x-link-environment: { name: production, default: true } }
security: [{ key: [] }]
paths:
  /tokens:
    post:
      operationId: createToken
      summary: Create a token
      x-link-token:
        primary: true
        naming: wire
        result: { token: /token, expiresAt: { documented: PT30M } }
        modes:
          connect: { summary: Connect an account, required: [user], forbidden: [account] }
          renew: { summary: Renew an account, required: [account] }
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              properties:
                user: { type: string }
                account: { type: string }
                password: { type: string, x-link-sensitive: true }
                born: { type: string, format: date }
                count: { type: integer }
                colour: { enum: [red, green] }
                ways:
                  type: array
                  items:
                    oneOf:
                      - { title: Mail, type: object, required: [mail], properties: { mail: { type: string } } }
                      - { title: Phone, type: object, required: [phone], properties: { phone: { type: string } } }
                labels: { type: object, additionalProperties: { type: string } }
                open: { type: object, properties: { known: { type: string } }, additionalProperties: { type: integer } }
                payment:
                  type: object
                  properties: { currency: { type: string }, kind: { type: string } }
                  required: [kind]
                  oneOf:
                    - { title: Card, type: object, properties: { kind: { const: card }, number: { type: string } } }
                    - { title: Bank, type: object, properties: { kind: { const: bank }, iban: { type: string } } }
            examples:
              connect: { value: { user: u-1, ways: [{ mail: m }, { phone: p }], payment: { kind: bank, iban: X } } }
              renew: { value: { account: a-1, colour: red } }
      responses:
        "200":
          description: The token.
          content:
            application/json:
              schema: { type: object, required: [token], properties: { token: { type: string } } }
              example: { token: lt_12345678 }
components:
  securitySchemes:
    key: { type: http, scheme: bearer, x-link-credential: { option: apiKey, env: ACME_API_KEY } }
`;

let browser: Browser;
let address: string;
let end: () => void;
/** A gateway of somebody's own, in front of a mock. */
let gateway: Gateway;
let gatewayServer: Served;
let mock: Mock;

describe.skipIf(!hasProgram("chromium"))("in Chromium", () => {
  beforeAll(async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "linkmint-form-"));
    mkdirSync(path.join(folder, "specs"));
    writeFileSync(path.join(folder, "specs/acme.yaml"), spec);
    copyFileSync(path.join(repository, "specs/truto.yaml"), path.join(folder, "specs/truto.yaml"));
    gatewayServer = await serveFetch((url, init) => gateway.fetch(new Request(url, init)), {
      port: 0,
      host: "127.0.0.1",
    });
    const gateways = { "Our app": `${gatewayServer.url}/link` };
    writeFileSync(
      path.join(folder, "linkmint.config.json"),
      JSON.stringify({ site: { gateways } }),
    );
    const bin = path.join(repository, "generator/bin/linkmint.js");
    const args = [bin, "site", "--port", "0", "--mock-port", "0"];
    const { ACME_API_KEY: _, ...env } = process.env;
    const child = spawn(process.execPath, args, { cwd: folder, env });
    end = () => {
      child.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    };
    address = await new Promise<string>((resolve, reject) => {
      child.stdout.setEncoding("utf8").once("data", (said: string) => {
        resolve(`${/http:\S+/u.exec(said)?.[0] ?? ""}acme.html`);
      });
      child.stderr.setEncoding("utf8").once("data", (said: string) => reject(new Error(said)));
    });
    while ((await fetch(address)).status !== 200)
      await new Promise((resolve) => setTimeout(resolve, 100));
    const load = (entry: string) =>
      import(path.join(repository, "generated/truto/dist/esm", `${entry}.js`));
    const [{ Truto }, { truto }] = await Promise.all([load("index"), load("describe")]);
    mock = createMock([truto]);
    gateway = createGateway({
      providers: { truto: { client: new Truto(mock.options(truto)), describe: truto } },
      basePath: "/link",
      authorize: () => "user-1",
      bind: { truto: ({ user }) => ({ tenant_id: user }) },
      allow: {},
      origins: [new URL(address).origin],
    });
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
    end?.();
    await gatewayServer?.close();
  });

  test("Enter in a field sends nothing and leaves the page as it is", async () => {
    const { page, code } = await openForm();
    const requests: string[] = [];
    page.on("request", (request) => {
      if (request.method() !== "GET" || request.isNavigationRequest()) requests.push(request.url());
    });
    const field = page.locator("#play-user");
    await field.fill("u-9");
    await field.press("Enter");
    await page.waitForTimeout(200);
    expect(requests).toEqual([]);
    expect(await code()).toContain("u-9");
    // What Chromium's autofill reads with each key: one control, and the button that clears it.
    const sizes = await page.evaluate<number[]>(
      "[...document.forms].map(({ elements }) => elements.length)",
    );
    expect(sizes.length).toBeGreaterThan(3);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2);
  });

  test("a date, a map and a number are sent as they are typed, and not at all when they are cleared", async () => {
    const { page, code } = await openForm();
    await page.fill("#play-born", "2001-02-03");
    expect(await code()).toContain(`born: "2001-02-03"`);
    await page.fill("#play-born", "");
    expect(await code()).not.toContain("born");
    await press(page, "Add labels");
    await page.fill("#play-labels--name", "a.b");
    await press(page, "Add");
    await page.fill("#play-labels-a\\.2e\\.b", "one");
    expect(await code()).toMatch(/labels: \{\s+"a\.b": "one",\s+\}/u);
    await page.fill("#play-count", "9007199254740993");
    expect(await page.textContent("#play-count--wrong")).not.toBe("");
    expect(await code()).not.toContain("9007199254740992");
    await page.fill("#play-count", "12");
    expect(await code()).toContain("count: 12");
    await page.context().close();
  });

  test("an object shows its members and takes others beside them", async () => {
    const { page, code } = await openForm();
    await press(page, "Add open");
    await page.fill("#play-open-known", "yes");
    await page.fill("#play-open--name", "more");
    await press(page, "Add");
    await page.fill("#play-open-more", "7");
    expect((await code())?.replace(/\s+/gu, " ")).toMatch(/open: \{ known: "yes", more: 7,? \}/u);
    await page.context().close();
  });

  test("a value that has a kind begins with it, with the members that all kinds have", async () => {
    const { page, code } = await openForm();
    expect(await page.inputValue("#play-payment--kind")).toBe("1");
    expect(await page.inputValue("#play-payment-iban")).toBe("X");
    await page.fill("#play-payment-currency", "EUR");
    expect((await code())?.replace(/\s+/gu, " ")).toMatch(
      /payment: \{ kind: "bank", iban: "X", currency: "EUR",? \}/u,
    );
    await page.context().close();
  });

  test("an item keeps its kind when the one before goes", async () => {
    const { page, code } = await openForm();
    await press(page, "Remove 1");
    expect(await page.inputValue("#play-ways-0--kind")).toBe("1");
    expect(await page.inputValue("#play-ways-0-phone")).toBe("p");
    expect((await code())?.replace(/\s+/gu, " ")).toMatch(/ways: \[ \{ phone: "p",? \},? \]/u);
    await page.context().close();
  });

  test("another mode keeps what was typed, but for what it refuses", async () => {
    const { page, code } = await openForm();
    await page.locator("#playground").getByLabel("Renew an account").click();
    expect(await page.inputValue("#play-account")).toBe("a-1");
    await page.fill("#play-account", "a-2");
    await page.fill("#play-user", "u-2");
    await page.locator("#playground").getByLabel("Connect an account").click();
    expect(await page.inputValue("#play-user")).toBe("u-2");
    expect(await code()).not.toContain("a-2");
    await page.context().close();
  });

  test("a link has what is filled in, and nothing sensitive", async () => {
    const { page } = await openForm();
    await page.fill("#play-user", "u-link");
    await page.fill("#play-password", "s3cret-of-mine");
    await press(page, "Link to this form");
    await expect.poll(() => page.url()).toContain("u-link");
    expect(page.url()).not.toContain("s3cret");
    const again = await openPage(browser, page.url());
    expect(await again.page.inputValue("#play-user")).toBe("u-link");
    expect(await again.page.inputValue("#play-password")).toBe("");
    const other = { call: "createToken", mode: "renew", input: { account: { odd: 1 } } };
    await again.page.goto(`${address}#try:${encodeURIComponent(JSON.stringify(other))}`);
    await expect.poll(() => again.page.inputValue("#play-account")).toBe('{"odd":1}');
    await again.page.goto(`${address}#try:{"call":1`);
    await again.page.reload();
    expect(await again.page.inputValue("#play-user")).toBe("u-1");
    expect(again.errors).toEqual([]);
    await Promise.all([page.context().close(), again.page.context().close()]);
  });

  test("it sends to the mock and to the gateway of the same command, whose key the page knows", async () => {
    const { page, violations } = await openForm();
    for (const target of ["the mock", "the gateway for development"]) {
      await page.selectOption("#play--target", { label: target });
      await page.click(".play-send");
      await page.waitForSelector(".play-response");
      expect(await page.textContent(".play-response"), target).toContain("HTTP 200");
    }
    const key = await page.inputValue("#play--address");
    await page.fill("#play--address", `${new URL(key).origin}/another-key`);
    await page.click(".play-send");
    await page.waitForSelector("text=No gateway has this key");
    await page.fill("#play--address", "https://gateway.example/key");
    await page.click(".play-send");
    await page.waitForSelector("text=this page speaks to no other machine");
    expect(await violations()).toEqual([]);
    await page.context().close();
  });

  test("it sends what a page may say to a gateway of one's own, which decides the rest", async () => {
    const { page, violations } = await openForm("truto");
    await page.selectOption("#play--target", { label: "Our app" });
    await page.click(".play-send");
    await page.waitForSelector(".play-response");
    expect(await page.textContent(".play-response")).toContain("tenant_id");
    expect(mock.requests).toEqual([]);
    await press(page, "nothing");
    await page.click(".play-send");
    await page.waitForSelector("text=HTTP 200");
    expect(mock.requests.at(-1)?.body).toEqual({ tenant_id: "user-1" });
    expect(await violations()).toEqual([]);
    await page.context().close();
  });
});

async function openForm(name = "acme") {
  const opened = await openPage(browser, `${address.replace("acme", name)}#try`);
  const code = (): Promise<string | null> => opened.page.textContent(".play-snippet code");
  return { ...opened, code };
}

async function press(page: Page, name: string): Promise<void> {
  await page.locator("#playground").getByRole("button", { name, exact: true }).click();
}
