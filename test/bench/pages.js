import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { parse } from "yaml";
import { openLab, repository } from "./lab.js";
import { median } from "./median.js";
import { peersOfPages } from "./peers-of-pages.js";

const rounds = 5;
/** Milliseconds after which a page counts as not shown. */
const patience = 20_000;
const slowdown = 4;
const strict =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'";
/** All text below an element, that of shadow trees too. */
const textOf = `function textOf(node) {
  if (node.nodeType === 3) return node.data;
  return [...node.childNodes, ...(node.shadowRoot?.childNodes ?? [])].map(textOf).join("");
}`;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What a reader of Plaid's page waits for and downloads, in Debian's Chromium, beside pages of others on the same spec. */
export async function pages() {
  // Script and style of our pages are ignored by git.
  execFileSync(process.execPath, ["generator/bin/linkmint.js", "generate"], { cwd: repository });
  const lab = openLab(Object.fromEntries(peersOfPages.map((each) => [each.package, each.version])));
  const rivals = peersOfPages.map((peer) => ({
    name: `${peer.package} ${peer.version}`,
    url: `/${peer.package}/`,
    shown: `(${textOf})(document.body).replaceAll("\u200b", "").includes("Create a Link token")`,
  }));
  const ours = {
    name: "linkmint",
    url: "/site/plaid.html",
    shown: `document.querySelector("#playground input, #playground select") !== null`,
  };
  const server = createServer((request, response) => respond(request, response, lab));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const executablePath = execFileSync("which", ["chromium"], { encoding: "utf8" }).trim();
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const subjects = [ours, ...rivals].map((each) => ({ ...each, url: origin + each.url }));
    const starts = new Map(subjects.map((each) => [each, []]));
    for (let round = 0; round < rounds; round += 1)
      for (const subject of round % 2 === 0 ? subjects : subjects.toReversed())
        starts.get(subject).push(await timeStart(browser, subject));
    const rows = [];
    for (const subject of subjects) {
      const { script, style, elsewhere, faults } = await inspect(browser, subject, origin);
      const { isShown, refused } = await restrict(browser, subject);
      rows.push([
        subject.name,
        `${script} KB`,
        `${style} KB`,
        `${Math.round(median(starts.get(subject)))} ms`,
        isShown ? `${refused} refused` : `not shown, ${refused} refused`,
        elsewhere,
        faults,
      ]);
    }
    const { middle, slowest, fields } = await timeKeystrokes(browser, ours, origin);
    return {
      title: "Pages",
      note: `The page of Plaid's spec in ${browser.version()} Chromium. Scripts and styles by \`gzip -9\`, ours with Plaid's validator; usable at ${slowdown} times slowdown, medians of ${rounds} rounds: ours when the form can be filled in, others when the call is there. The policy is \`${strict}\`. Faults are elements that axe finds serious or critical. With every part of the form open (${fields} fields), a keystroke of ours takes ${middle} ms to the next frame, the slowest of 60 takes ${slowest} ms, snippets included, at ${slowdown} times slowdown.`,
      head: ["page", "script", "style", "usable", "strict policy", "hosts elsewhere", "faults"],
      rows,
    };
  } finally {
    await browser.close();
    server.close();
  }
}

/** Milliseconds from the start of loading to what a reader came for. */
async function timeStart(browser, { url, shown }) {
  const page = await (await browser.newContext()).newPage();
  await slowDown(page);
  await page.goto(url, { waitUntil: "commit" });

  const at = await waitFor(page, shown);
  await page.context().close();
  return at;
}

/**
 * Waits for a condition, which no policy of a page stops since it is not evaluated by the page.
 *
 * @returns {Promise<number>} Milliseconds since the start of loading; `patience` where it never held.
 */
function waitFor(page, condition) {
  return page.evaluate(`new Promise((resolve) => {
    const look = () => {
      const now = performance.now();
      if (${condition} || now > ${patience}) resolve(Math.min(now, ${patience}));
      else requestAnimationFrame(look);
    };
    look();
  })`);
}

async function slowDown(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
}

async function inspect(browser, { url, shown }, origin) {
  const page = await (await browser.newContext()).newPage();
  const sizes = { script: 0, stylesheet: 0 };
  const elsewhere = new Set();
  const read = [];
  await page.route(
    (address) => address.origin !== origin,
    (route) => {
      const { protocol, host } = new URL(route.request().url());
      if (protocol.startsWith("http")) elsewhere.add(host);
      return protocol.startsWith("http") ? route.abort() : route.continue();
    },
  );
  page.on("response", (response) => {
    const type = response.request().resourceType();
    if (!(type in sizes)) return;
    read.push(response.body().then((body) => (sizes[type] += gzipSync(body, { level: 9 }).length)));
  });
  await page.goto(url);
  await waitFor(page, shown);
  await page.waitForTimeout(1000);
  await Promise.all(read);
  await page.evaluate(axe);
  const found = await page.evaluate("axe.run().then(({ violations }) => violations)");
  const faults = found
    .filter(({ impact }) => ["serious", "critical"].includes(impact))
    .reduce((sum, { nodes }) => sum + nodes.length, 0);
  await page.context().close();
  const kilo = (bytes) => (bytes / 1000).toFixed(1);
  return {
    script: kilo(sizes.script),
    style: kilo(sizes.stylesheet),
    elsewhere: [...elsewhere].join(", ") || "none",
    faults,
  };
}

/** What a strict Content-Security-Policy leaves of a page. */
async function restrict(browser, { url, shown }) {
  const page = await (await browser.newContext()).newPage();
  await page.addInitScript(
    `globalThis.refused = 0; addEventListener("securitypolicyviolation", () => { refused += 1; });`,
  );
  await page.goto(`${url}?strict`);
  const isShown = (await waitFor(page, shown)) < patience;
  const refused = await page.evaluate("refused");
  await page.context().close();
  return { isShown, refused };
}

/** Milliseconds from a key to the frame that shows its effect, by the browser's own event timing. */
async function timeKeystrokes(browser, { url, shown }, origin) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(new URL(url, origin).href);
  await waitFor(page, shown);
  for (const adding of Array.from({ length: 200 })) {
    void adding;
    const button = page.locator("#playground button:visible", { hasText: /^Add (?!to )/ }).first();
    if ((await button.count()) === 0) break;
    await button.click();
  }
  const fields = await page.locator("#playground").locator("input, select, textarea").count();
  await slowDown(page);
  const field = page.locator('#playground input[type="text"]:visible').first();
  await field.focus();
  const times = [];
  for (let index = 0; index < 60; index += 1) {
    await page.evaluate(`addEventListener("keydown", ({ timeStamp }) => {
      globalThis.taken = new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp))));
    }, { once: true, capture: true })`);
    await page.keyboard.press("abcdefghij"[index % 10]);
    times.push(await page.evaluate("taken"));
  }
  await page.context().close();
  const slowest = Math.max(...times).toFixed(0);
  return { middle: median(times).toFixed(0), slowest, fields };
}

/** Serves our site, the peers' own files, and a page for each of them. */
function respond(request, response, lab) {
  const { pathname, search } = new URL(request.url, "http://localhost");
  const peer = peersOfPages.find((each) => pathname.startsWith(`/${each.package}/`));
  const headers = search === "?strict" ? { "content-security-policy": strict } : {};
  const send = (type, body) =>
    response.writeHead(200, { ...headers, "content-type": type }).end(body);
  const rest = peer ? pathname.slice(peer.package.length + 2) : pathname.slice(1);
  if (rest === "openapi.json") {
    const text = readFileSync(path.join(repository, "specs/plaid.yaml"), "utf8");
    return send("application/json", JSON.stringify(parse(text)));
  }
  if (peer && rest === "") return send("text/html", htmlOf(peer));
  if (peer && rest === "start.js") return send("text/javascript", peer.start);
  const file = peer
    ? path.join(lab, "node_modules", peer.package, rest)
    : path.join(repository, "generated", rest);
  if (!existsSync(file)) return response.writeHead(404).end();
  const types = { ".js": "text/javascript", ".css": "text/css", ".html": "text/html" };
  return send(types[path.extname(file)] ?? "application/octet-stream", readFileSync(file));
}

function htmlOf({ styles = [], scripts, isModule, body = "", start }) {
  const all = start === undefined ? scripts : [...scripts, "start.js"];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Plaid</title>
${styles.map((each) => `<link rel="stylesheet" href="${each}">`).join("")}</head><body>${body}<div id="root"></div>
${all.map((each) => `<script${isModule ? " type=module" : ""} src="${each}"></script>`).join("")}</body></html>`;
}
