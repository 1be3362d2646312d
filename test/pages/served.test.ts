import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { repository } from "../consumer.js";
import { hasProgram } from "../gateway/mounted/has-program.js";
import { scratch } from "../write/scratch.js";
import { openPage, startChromium } from "./open-page.js";

/* The pages as `linkmint site` shows them, in a real browser. */
describe.skipIf(!hasProgram("chromium"))("in Chromium", () => {
  test("a served page keeps to its policy, and is loaded again when its spec is saved", async () => {
    const folder = scratch();
    const spec = path.join(folder, "specs/truto.yaml");
    mkdirSync(path.dirname(spec));
    copyFileSync(path.join(repository, "specs/truto.yaml"), spec);
    const bin = path.join(repository, "generator/bin/linkmint.js");
    const args = [bin, "site", "--port", "0", "--mock-port", "0"];
    const child = spawn(process.execPath, args, { cwd: folder });
    onTestFinished(() => void child.kill("SIGKILL"));
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.setEncoding("utf8").once("data", (said: string) => {
        resolve(/http:\S+/u.exec(said)?.[0] ?? "");
      });
      child.stderr.setEncoding("utf8").once("data", (said: string) => reject(new Error(said)));
    });
    await expect.poll(async () => (await fetch(url)).status, { timeout: 60_000 }).toBe(200);
    const browser = await startChromium();
    onTestFinished(() => browser.close());
    const opened = await openPage(browser, `${url}truto.html#region`);
    expect(await opened.page.locator("h1").textContent()).toBe("Truto");
    writeFileSync(spec, readFileSync(spec, "utf8").replace("name: Truto", "name: Turto"));
    await opened.page.locator("h1", { hasText: "Turto" }).waitFor();
    expect(await opened.page.locator("#region").isVisible()).toBe(true);
    expect(await opened.violations()).toEqual([]);
    expect(opened.strayRequests).toEqual([]);
    expect(opened.errors).toEqual([]);
  });
});
