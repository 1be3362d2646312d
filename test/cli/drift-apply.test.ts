import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { document, documentWith, driftSpec } from "../drift/acme-spec.js";
import { scratch } from "../write/scratch.js";
import { installLinkmint, runLinkmint, type Run } from "./linkmint.js";

const root = installLinkmint();

interface Applied extends Run {
  /** The spec afterwards. */
  readonly spec: string;
  readonly again: Run;
  readonly lint: Run;
}

/** Makes a spec follow a document, then holds it against that once more. */
function apply(spec: string, upstream: string, ...flags: string[]): Applied {
  const folder = scratch({ "specs/acme.yaml": spec, "upstream.yaml": upstream });
  const drift = ["drift", "acme", "--upstream", "upstream.yaml"];
  const run = runLinkmint(root, [...drift, "--apply", ...flags], { folder });
  return {
    ...run,
    spec: readFileSync(join(folder, "specs/acme.yaml"), "utf8"),
    again: runLinkmint(root, drift, { folder }),
    lint: runLinkmint(root, ["lint"], { folder }),
  };
}

const takes = (...names: readonly string[]) => names.map((name) => `took over  ${name}`);
const tookOver = ({ stdout }: Run) =>
  stdout.split("\n").flatMap((line) => /^took over {2}\S+/u.exec(line) ?? []);

/** What breaks nobody, in each way that a document can say it. */
const harmless = documentWith(
  ["        - paid\n", "        - paid\n        - trial\n"],
  ["required: [user]", "required: [client_id]"],
  ["        user: { type: string }", "        user: { type: [string, 'null'], minLength: 0 }"],
  ["        plan: {", "        note: { type: string, description: A note. }\n        plan: {"],
  ["required: [token]\n", "required: [token, id]\n"],
  [
    "token: { type: string }\n",
    "token: { type: string }\n                  id: { type: string, description: The id. }\n",
  ],
);

describe("drift --apply", () => {
  test("takes over what breaks nobody; the next drift finds nothing, and lint neither", () => {
    const applied = apply(driftSpec(), harmless);
    expect(applied.stderr).toBe("");
    expect(tookOver(applied).sort()).toEqual(
      takes(
        "request-became-nullable",
        "request-enum-member-added",
        "request-property-added",
        "request-property-became-optional",
        "response-required-property-added",
      ),
    );
    expect(applied.exitCode).toBe(0);
    expect(applied.again).toMatchObject({ exitCode: 0, stdout: "acme: no difference\n" });
    expect(applied.lint.exitCode).toBe(0);
    // As many as before.
    expect(applied.lint.stderr).toContain("\n1 spec, 6 warnings\n");
    expect(apply(driftSpec(), document).lint.stderr).toContain("\n1 spec, 6 warnings\n");
  });

  test("keeps comments, order, quotes, line endings and whatever else stands in the file", () => {
    const ours = driftSpec()
      .replace("        - paid\n", "        - 'paid' # for money\n# the end of plans\n")
      .replace("client_id: {", "client_id:   {")
      .replaceAll("\n", "\r\n");
    const { spec } = apply(ours, documentWith(["- paid\n", "- paid\n        - trial\n"]));
    expect(spec).toBe(ours.replace("for money\r\n", "for money\r\n        - trial\r\n"));
  });

  test("brings the components that a property refers to", () => {
    const upstream = documentWith(
      ["        plan: {", '        theme: { $ref: "#/components/schemas/Theme" }\n        plan: {'],
      [
        "    Plan:\n",
        "    Theme:\n      type: object\n      description: Colours.\n      properties:\n" +
          '        main: { $ref: "#/components/schemas/Colour" }\n' +
          "    Colour: { type: string, description: A colour. }\n    Plan:\n",
      ],
    );
    const { exitCode, spec, again } = apply(driftSpec(), upstream);
    expect({ exitCode, again: again.stdout }).toEqual({
      exitCode: 0,
      again: "acme: no difference\n",
    });
    expect(spec).toContain("    Theme:\n      type: object\n");
    expect(spec).toContain("    Colour:\n      type: string\n");
  });

  test("leaves what breaks callers, and the file where there is nothing else", () => {
    const upstream = documentWith(["        - free\n", ""]);
    const { exitCode, stdout, spec } = apply(driftSpec(), upstream);
    expect(exitCode).toBe(1);
    expect(stdout).toContain("major  request-enum-member-removed");
    expect(stdout).not.toContain("took over");
    expect(spec).toBe(driftSpec());
  });

  test("takes the one and leaves the other; a recorded difference stays recorded", () => {
    const recorded = driftSpec({
      info:
        "  x-link-differences:\n    - { code: request-enum-member-added, " +
        'at: /components/schemas/Plan/enum, names: ["trial"], reason: Nobody may have it. }\n',
    });
    const upstream = documentWith(
      ["        - paid\n", "        - paid\n        - trial\n        - team\n"],
      ["required: [user]", "required: [user, plan]"],
    );
    const { exitCode, spec, again } = apply(recorded, upstream);
    expect(exitCode).toBe(1);
    expect(spec).toBe(recorded.replace("        - paid\n", "        - paid\n        - team\n"));
    expect(again.stdout).toContain("acme: 1 difference not recorded, 1 recorded difference");
  });

  test("leaves what would bring a warning", () => {
    const upstream = documentWith([
      "        plan: {",
      "        note: { type: string, description: Required if `plan` is paid. }\n        plan: {",
    ]);
    const { exitCode, stdout, spec } = apply(driftSpec(), upstream);
    expect({ exitCode, spec }).toEqual({ exitCode: 1, spec: driftSpec() });
    expect(stdout).toContain("minor  request-property-added  POST /tokens request.note");
    expect(stdout).toContain("  not taken over: it would bring unenforced-requirement\n");
  });

  test("leaves JSON JSON", () => {
    const ours: unknown = parse(driftSpec());
    const text = `${JSON.stringify(ours, null, 2)}\n`;
    const folder = scratch({ "specs/acme.json": text, "upstream.yaml": harmless });
    const args = ["drift", "acme", "--upstream", "upstream.yaml", "--apply"];
    expect(runLinkmint(root, args, { folder }).exitCode).toBe(0);
    const after = readFileSync(join(folder, "specs/acme.json"), "utf8");
    expect(after).toBe(`${JSON.stringify(JSON.parse(after), null, 2)}\n`);
    expect(after).toContain('"trial"');
  });

  test("leaves what aliases repeat, where another location would follow", () => {
    const ours = driftSpec({
      text: documentWith([
        "    Plan:\n      type: string\n      enum:\n        - free\n        - paid\n",
        "    Plan: &plan\n      type: string\n      enum: [free, paid]\n    Other: *plan\n",
      ]),
    });
    const { spec, stdout } = apply(ours, documentWith(["- paid\n", "- paid\n        - trial\n"]));
    expect(spec).toBe(ours);
    expect(stdout).toContain("  not taken over: the text leaves no place to write it\n");
  });

  test("--json lists what was taken", () => {
    const upstream = documentWith(["- paid\n", "- paid\n        - trial\n"]);
    const { providers } = JSON.parse(apply(driftSpec(), upstream, "--json").stdout);
    expect(providers).toMatchObject([
      { taken: [{ code: "request-enum-member-added" }], findings: [] },
    ]);
  });

  test("markdown and annotations tell what was taken and why the rest was left", () => {
    const upstream = documentWith(
      ["- paid\n", "- paid\n        - trial\n"],
      [
        "        plan: {",
        "        note: { type: string, description: Required if `plan` is paid. }\n        plan: {",
      ],
    );
    const markdown = apply(driftSpec(), upstream, "--format", "markdown").stdout;
    expect(markdown).toContain("| `request-enum-member-added` | `POST /tokens request.plan`<br>");
    expect(markdown).toContain("<br>Not taken over: it would bring unenforced-requirement.");
    const github = apply(driftSpec(), upstream, "--format", "github").stdout;
    expect(github).toContain(
      "::notice file=specs/acme.yaml,title=request-enum-member-added::took over POST /tokens request.plan: ",
    );
    expect(github).toContain("%0Anot taken over: it would bring unenforced-requirement%0A");
  });

  test("without --apply nothing is written", () => {
    const folder = scratch({ "specs/acme.yaml": driftSpec(), "upstream.yaml": harmless });
    runLinkmint(root, ["drift", "acme", "--upstream", "upstream.yaml"], { folder });
    expect(readFileSync(join(folder, "specs/acme.yaml"), "utf8")).toBe(driftSpec());
    expect(document).not.toBe(harmless);
  });
});
