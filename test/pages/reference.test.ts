import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { repository } from "../consumer.js";
import { hasProgram } from "../gateway/mounted/has-program.js";
import { openPage, startChromium } from "./open-page.js";

/* The committed pages, opened from disk in a real browser. */
const site = path.join(repository, "generated/site");
const pages = readdirSync(site).filter((name) => name.endsWith(".html"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const urlOf = (name: string, fragment = ""): string =>
  pathToFileURL(path.join(site, name)).href + fragment;
const looks = (["light", "dark"] as const).flatMap((colorScheme) =>
  [1280, 360].map((width) => ({ colorScheme, width })),
);
let browser: Browser;

describe.skipIf(!hasProgram("chromium"))("in Chromium", () => {
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());

  test.each(pages)("%s is accessible, keeps to its policy and asks nobody else", async (name) => {
    for (const { colorScheme, width } of looks) {
      const viewport = { width, height: 900 };
      const opened = await openPage(browser, urlOf(name), { colorScheme, viewport });
      const { page } = opened;
      const overflow = await page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      expect({ colorScheme, width, overflow }).toEqual({ colorScheme, width, overflow: 0 });
      await openAll(page);
      expect(await seriousFaults(page)).toEqual([]);
      expect(await opened.violations()).toEqual([]);
      expect(opened.strayRequests).toEqual([]);
      expect(opened.errors).toEqual([]);
      await page.context().close();
    }
  });

  test("a link to a field opens what is closed around it", async () => {
    const { page } = await openPage(browser, urlOf("plaid.html", "#user.address.street"));
    const field = page.locator('[id="user.address.street"]');
    expect(await field.isVisible()).toBe(true);
    expect((await field.boundingBox())?.y).toBeLessThan(300);
    const other = page.locator('[id="auth.flow_type"]');
    expect(await other.isVisible()).toBe(false);
    await page.evaluate(`location.hash = "#auth.flow_type"`);
    await other.waitFor({ state: "visible" });
    await page.context().close();
  });

  test("a button copies code, or selects it where that is not allowed", async () => {
    const permissions = ["clipboard-read", "clipboard-write"];
    for (const allowed of [permissions, []]) {
      const { page } = await openPage(browser, urlOf("truto.html"), { permissions: allowed });
      const box = page.locator(".copyable:visible").last();
      if (allowed.length === 0) await page.evaluate("delete Navigator.prototype.clipboard");
      await box.locator(".copy").click();
      const code = await box.locator("code").textContent();
      const got =
        allowed.length === 0 ? "getSelection().toString()" : "navigator.clipboard.readText()";
      expect(String(await page.evaluate(got)).trim()).toBe(code?.trim());
      expect(await box.locator(".copy").textContent()).toBe(
        allowed.length === 0 ? "Selected" : "Copied",
      );
      await page.context().close();
    }
  });

  test("a link to the form shows it, and each id is there once", async () => {
    const { page } = await openPage(browser, urlOf("plaid.html", "#try"));
    await page.waitForSelector("#playground input");
    const top = "document.querySelector('#try').getBoundingClientRect().top";
    await expect.poll(() => page.evaluate<number>(top)).toBeLessThan(150);
    const ids = await page.evaluate<string[]>(
      "[...document.querySelectorAll('[id]')].map(({ id }) => id)",
    );
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test("a link to a mode shows it", async () => {
    const { page } = await openPage(browser, urlOf("truto.html", "#mode-reauthorize"));
    expect(await page.locator("#mode-reauthorize").isVisible()).toBe(true);
    expect(await page.locator("#mode-connect").isVisible()).toBe(false);
    await page.context().close();
  });

  test("search finds a field by keyboard alone", async () => {
    const { page } = await openPage(browser, urlOf("plaid.html"));
    await page.keyboard.press("/");
    await page.keyboard.type("street");
    expect(await page.locator("#found a").first().textContent()).toBe("user.address.street");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.locator('[id="user.address.street"]').waitFor({ state: "visible" });
    expect(page.url()).toContain("#user.address.street");
    await page.keyboard.press("/");
    await page.keyboard.type("no such field");
    expect(await page.locator(".results [role=status]").textContent()).toBe("No field has it.");
    await page.keyboard.press("Escape");
    expect(await page.locator(".results").isVisible()).toBe(false);
    await page.context().close();
  });

  test("arrow keys go from tab to tab", async () => {
    const { page } = await openPage(browser, urlOf("plaid.html"));
    const tabs = page.locator("[role=tablist]").first().locator("[role=tab]");
    const selected = async (): Promise<string | null> =>
      page.locator("[role=tablist]").first().locator("[aria-selected=true]").textContent();
    await tabs.first().focus();
    const seen = [await selected()];
    for (const key of ["ArrowRight", "ArrowRight", "ArrowLeft", "End", "ArrowRight", "Home"]) {
      await page.keyboard.press(key);
      seen.push(await selected());
    }
    expect(seen).toEqual(
      "newItem existingItem severalItems existingItem existingUser newItem newItem".split(" "),
    );
    const panels = page.locator(".tabs").first().locator(":scope > [role=tabpanel]");
    expect(await panels.locator("visible=true").count()).toBeGreaterThan(0);
    expect(
      await page.locator(".tabs").first().locator(":scope > [role=tabpanel]:not([hidden])").count(),
    ).toBe(1);
    await page.context().close();
  });

  test("the choice of colours is remembered, and blocked storage hurts nothing", async () => {
    const { page } = await openPage(browser, urlOf("truto.html"));
    const back = (): Promise<string> =>
      page.evaluate("getComputedStyle(document.body).backgroundColor");
    const light = await back();
    await page.locator(".theme select").selectOption("dark");
    const dark = await back();
    expect(dark).not.toBe(light);
    await page.reload();
    expect(await back()).toBe(dark);
    await page.context().close();
    const blocked = await browser.newContext();
    await blocked.addInitScript(`
      Object.defineProperty(globalThis, "localStorage", {
        get() {
          throw new Error("blocked");
        },
      });
    `);
    const other = await blocked.newPage();
    await other.goto(urlOf("truto.html"));
    await other.locator(".theme select").selectOption("dark");
    expect(await other.locator("html").getAttribute("data-theme")).toBe("dark");
    await blocked.close();
  });

  test("what tabs will hide is not shown before, and shows where the script never comes", async () => {
    const page = await (await browser.newContext()).newPage();
    await page.route("**/*.js", (route) => route.abort());
    await page.goto(urlOf("truto.html"), { waitUntil: "domcontentloaded" });
    const hidden = page.locator("#mode-reauthorize");
    expect(await page.locator("#mode-connect").isVisible()).toBe(true);
    expect(await hidden.isVisible()).toBe(false);
    await hidden.waitFor({ state: "visible", timeout: 10_000 });
    await page.context().close();
  });

  test("without a script, and in print, all of a page is there", async () => {
    const bare = await browser.newContext({ javaScriptEnabled: false });
    const still = await bare.newPage();
    await still.goto(urlOf("truto.html"));
    expect(await still.locator("#mode-connect").isVisible()).toBe(true);
    expect(await still.locator("#mode-reauthorize").isVisible()).toBe(true);
    await bare.close();
    const printed = await openPage(browser, urlOf("truto.html"));
    await printed.page.emulateMedia({ media: "print" });
    expect(await printed.page.locator("#mode-reauthorize").isVisible()).toBe(true);
    expect(await printed.page.locator(".top").isVisible()).toBe(false);
    await printed.page.context().close();
  });
});

/** Opens everything, so that nothing is left out of what is looked at. */
async function openAll(page: Page): Promise<void> {
  await page.evaluate(`for (const each of document.querySelectorAll("details")) each.open = true;`);
}

/** What axe finds that keeps somebody from reading a page. */
async function seriousFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(`axe.run({ preload: false }).then(({ violations }) =>
    violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => id + ", " + nodes.length + " times: " + nodes[0].html),
  )`);
}
