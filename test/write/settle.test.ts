import fs from "node:fs";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { inspectLock, takeLock } from "../../generator/5-write/disk/lock.js";
import { settle } from "../../generator/5-write/disk/settle.js";
import { insteadOf, leaveLock, lockPath, suffix } from "./locks.js";
import { readFiles, scratch, writeFiles } from "./scratch.js";

const patient = { limit: 60_000 };

describe("settle", () => {
  test("has nothing to do where nobody writes", async () => {
    expect(await settle(scratch(), patient)).toEqual({ diagnostics: [], recovered: false });
  });

  test("waits for the end of another run", async () => {
    const out = scratch();
    leaveLock(out, { process: process.ppid });
    let ended = false;
    setTimeout(() => {
      ended = true;
      rmSync(join(out, lockPath));
    }, 100);
    expect(await settle(out, patient)).toEqual({ diagnostics: [], recovered: false });
    expect(ended).toBe(true);
  });

  test("says which run does not end, and what to do", async () => {
    const out = scratch();
    leaveLock(out, { process: 4711, host: "elsewhere" });
    const { diagnostics } = await settle(out, { limit: 40 });
    expect(diagnostics).toMatchObject([
      { code: "unwritable-output", path: join(out, lockPath), severity: "error" },
    ]);
    expect(diagnostics[0]?.message).toContain("process 4711 on elsewhere");
    expect(diagnostics[0]?.help).toContain(`delete ${join(out, lockPath)}`);
    expect(inspectLock(out).kind).toBe("held");
  });

  test("clears away what a run left that was cut off, and nothing else", async () => {
    const staged = `src/index.ts${suffix}`;
    const out = scratch({
      [`acme/${staged}`]: "new",
      "acme/src/index.ts": "old",
      [`acme/src/client.ts.89abcdef.linkmint`]: "another run's",
      [`zeta/${staged}`]: "new",
      [`other/${staged}`]: "no folder of the run's",
    });
    leaveLock(out, { folders: [join(out, "acme"), join(out, "zeta"), join(out, "gone")] });
    expect(await settle(out, patient)).toEqual({ diagnostics: [], recovered: true });
    expect(readFiles(out)).toEqual({
      "acme/src/index.ts": "old",
      "acme/src/client.ts.89abcdef.linkmint": "another run's",
      [`other/${staged}`]: "no folder of the run's",
    });
    expect(existsSync(join(out, "zeta"))).toBe(false);
  });

  test("leaves what is no output alone, however deep it is", async () => {
    const files = { [`acme/dist/a${suffix}`]: "", [`acme/node_modules/b/c${suffix}`]: "" };
    const out = scratch(files);
    leaveLock(out, { folders: [join(out, "acme")] });
    expect(await settle(out, patient)).toMatchObject({ recovered: true });
    expect(readFiles(out)).toEqual(files);
  });

  test("says why it cannot remove a lock, instead of trying for ever", async () => {
    const out = scratch();
    leaveLock(out);
    insteadOf("renameSync", () => {
      throw Object.assign(new Error("EACCES"), { code: "EACCES", syscall: "rename" });
    });
    expect(await settle(out, patient)).toMatchObject({
      diagnostics: [{ code: "unwritable-output", path: join(out, lockPath) }],
      recovered: false,
    });
  });

  test("passes over a folder that cannot be read", async () => {
    const out = scratch({ [`acme/src/a${suffix}`]: "new", "acme/coverage/a": "" });
    leaveLock(out, { folders: ["acme"] });
    const original = fs.readdirSync;
    const reading = vi.spyOn(fs, "readdirSync").mockImplementation(((
      path: string,
      options: never,
    ) => {
      if (path.endsWith("coverage")) {
        throw Object.assign(new Error("EACCES"), { code: "EACCES", syscall: "scandir" });
      }
      return original(path, options);
    }) as never);
    syncBuiltinESMExports();
    onTestFinished(() => {
      reading.mockRestore();
      syncBuiltinESMExports();
    });
    expect(await settle(out, patient)).toEqual({ diagnostics: [], recovered: true });
    reading.mockRestore();
    expect(Object.keys(readFiles(out))).toEqual(["acme/coverage/a"]);
  });

  test("finds its folders again when the tree was moved", async () => {
    const out = scratch({ [`acme/src/a${suffix}`]: "new" });
    const { value: lock } = takeLock(out, [join(out, "acme")]);
    const { folders } = JSON.parse(readFileSync(join(out, lockPath), "utf8"));
    lock?.release();
    leaveLock(out, { folders });
    const moved = `${out}-moved`;
    onTestFinished(() => rmSync(moved, { recursive: true, force: true }));
    renameSync(out, moved);
    expect(await settle(moved, patient)).toEqual({ diagnostics: [], recovered: true });
    expect(existsSync(moved)).toBe(false);
  });

  test("clears linkmint's own folder, too", async () => {
    const out = scratch({ [`.linkmint/kept/now/acme/a${suffix}`]: "half a copy" });
    leaveLock(out);
    expect(await settle(out, patient)).toMatchObject({ recovered: true });
    expect(existsSync(out)).toBe(false);
  });

  test("does not wait where it need not, and tells whom it waits for", async () => {
    const out = scratch();
    leaveLock(out, { process: process.ppid });
    const seen: number[] = [];
    const onWait = (holder: { readonly process: number }) => void seen.push(holder.process);
    expect(await settle(out, { limit: 0, onWait })).toMatchObject({ isHeld: true });
    expect(seen).toEqual([]);
    await settle(out, { limit: 40, onWait });
    expect(new Set(seen)).toEqual(new Set([process.ppid]));
  });

  test("follows no link out of a package's folder", async () => {
    const outside = scratch({ [`a${suffix}`]: "theirs" });
    const out = scratch({ "acme/a": "" });
    symlinkSync(outside, join(out, "acme/src"));
    leaveLock(out, { folders: [join(out, "acme")] });
    expect(await settle(out, patient)).toMatchObject({ recovered: true });
    expect(readFiles(outside)).toEqual({ [`a${suffix}`]: "theirs" });
  });

  test("gives a run the time to write its lock", async () => {
    const other = scratch();
    leaveLock(other, { process: process.ppid });
    const out = scratch({ [lockPath]: "" });
    setTimeout(() => writeFiles(out, { [lockPath]: readFiles(other)[lockPath] ?? "" }), 50);
    setTimeout(() => rmSync(join(out, lockPath)), 400);
    expect(await settle(out, patient)).toEqual({ diagnostics: [], recovered: false });
  });

  test("removes a lock that is broken", async () => {
    const out = scratch();
    mkdirSync(join(out, ".linkmint"));
    writeFileSync(join(out, lockPath), "");
    expect(await settle(out, patient)).toMatchObject({ recovered: true });
    expect(existsSync(out)).toBe(false);
  });
});
