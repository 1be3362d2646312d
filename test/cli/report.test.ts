import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { planPackages } from "../../generator/cli/plan-packages.js";
import {
  createReport,
  type ReportRequest,
  wantsColour,
} from "../../generator/cli/report/report.js";
import { scratch } from "../write/scratch.js";
import { acmeSpec } from "./acme-spec.js";

const escape = "\u001B[";

/** A stream that remembers what was written. */
function fakeStream(isTTY: boolean): { stream: NodeJS.WriteStream; written: () => string } {
  const chunks: string[] = [];
  const stream = { isTTY, write: (text: string) => chunks.push(text) };
  return { stream: stream as unknown as NodeJS.WriteStream, written: () => chunks.join("") };
}

/** Says one of everything and gives what came out. */
function sayEverything(settings: Partial<ReportRequest> & { readonly isTTY?: boolean }): {
  stdout: string;
  stderr: string;
} {
  const { isTTY = false, ...rest } = settings;
  const [out, err] = [fakeStream(isTTY), fakeStream(isTTY)];
  const streams = { stdout: out.stream, stderr: err.stream };
  const report = createReport({
    ...streams,
    environment: { NO_COLOR: "1" },
    json: false,
    quiet: false,
    ...rest,
  });
  const path = "specs/acme.yaml";
  report.progress("1/2 acme");
  report.progress("");
  report.print("printed");
  report.detail("detail");
  report.notice("notice");
  report.diagnostics([{ code: "invalid-yaml", severity: "error", message: "Broken.", path }], []);
  report.document({ some: "document" });
  return { stdout: out.written(), stderr: err.written() };
}

describe("a report", () => {
  const told = "notice\nspecs/acme.yaml  error  invalid-yaml\n  Broken.\n\n";

  test("says everything but the document", () => {
    expect(sayEverything({})).toEqual({ stdout: "printed\ndetail\n", stderr: told });
  });

  test("leaves details out when quiet", () => {
    expect(sayEverything({ quiet: true })).toEqual({ stdout: "printed\n", stderr: told });
  });

  test("says the document alone under --json", () => {
    const { stdout, stderr } = sayEverything({ json: true, isTTY: true });
    expect({ document: JSON.parse(stdout), stderr }).toEqual({
      document: { some: "document" },
      stderr: "",
    });
  });

  test("shows progress on a terminal, and wipes it away", () => {
    const line = `\r${escape}2K`;
    expect(sayEverything({ isTTY: true }).stderr).toBe(`${line}1/2 acme${line}${told}`);
    expect(sayEverything({ isTTY: true, quiet: true }).stderr).toBe(told);
  });

  test("lets no text from a spec command the terminal", () => {
    const { stream, written } = fakeStream(false);
    const environment = { NO_COLOR: "1" };
    const streams = { stdout: stream, stderr: stream };
    const report = createReport({ ...streams, environment, json: false, quiet: false });
    report.print(`${escape}31m`);
    report.notice("two\rlines");
    expect(written()).toBe("\\u001b[31m\ntwo\\u000dlines\n");
  });
});

describe("planPackages", () => {
  test("names each spec while it is at work, and wipes the line away", async () => {
    const folder = scratch({ "specs/acme.yaml": acmeSpec(), "specs/zeta.yaml": acmeSpec() });
    const { stream, written } = fakeStream(true);
    const streams = { stdout: stream, stderr: stream };
    const report = createReport({ ...streams, environment: {}, json: false, quiet: false });
    const folders = { specs: join(folder, "specs"), out: join(folder, "out") };
    const rest = {
      providers: [],
      named: [],
      all: () => [],
      has: () => false,
      last: () => undefined,
      format: "text",
      scope: "@acme",
      placements: [],
      given: {},
    };
    await planPackages({ ...folders, ...rest, format: "text" }, report);
    expect(written().split(`\r${escape}2K`)).toEqual(["", "1/2 acme", "2/2 zeta", ""]);
  });
});

describe("wantsColour", () => {
  test.each([
    { isTTY: true, environment: {}, want: true },
    { isTTY: false, environment: {}, want: false },
    { isTTY: true, environment: { TERM: "dumb" }, want: false },
    { isTTY: true, environment: { NO_COLOR: "1" }, want: false },
    { isTTY: true, environment: { NO_COLOR: "" }, want: true },
    { isTTY: true, environment: { NO_COLOR: "1", FORCE_COLOR: "1" }, want: false },
    { isTTY: true, environment: { FORCE_COLOR: "0" }, want: false },
    { isTTY: false, environment: { FORCE_COLOR: "1" }, want: true },
  ])("terminal $isTTY, $environment: $want", ({ isTTY, environment, want }) => {
    expect(wantsColour(fakeStream(isTTY).stream, environment)).toBe(want);
  });
});
