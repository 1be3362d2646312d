import { spawnSync } from "node:child_process";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

/** A page, and what must not happen on it. */
export interface OpenPage {
  readonly page: Page;
  /** Addresses that are neither files nor on the page's own origin. */
  readonly strayRequests: readonly string[];
  /** What the page's own policy refused. */
  readonly violations: () => Promise<readonly string[]>;
  /** What it wrote into the console as an error, or threw. */
  readonly errors: readonly string[];
}

/** Starts Debian's Chromium. */
export function startChromium(): Promise<Browser> {
  const { stdout } = spawnSync("which", ["chromium"], { encoding: "utf8" });
  const args = ["--no-sandbox", "--disable-dev-shm-usage"];
  return chromium.launch({ executablePath: stdout.trim(), args });
}

/** Opens an address in a context of its own, and listens to it from the start. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const strayRequests: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    const isOwn = protocol === "file:" ? url.startsWith("file:") : origin === new URL(url).origin;
    if (!isOwn) strayRequests.push(request.url());
  });
  page.on("pageerror", ({ message }) => errors.push(message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.addInitScript(`
    globalThis.refused = [];
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      refused.push(violatedDirective + " " + blockedURI);
    });
  `);
  await page.goto(url);
  const violations = (): Promise<readonly string[]> => page.evaluate("refused");
  return { page, strayRequests, violations, errors };
}
