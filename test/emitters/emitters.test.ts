import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, inject, test } from "vitest";
import { repository } from "../consumer.js";
import { differences } from "./differences.js";
import { type EmitterName, emitters } from "./emitters.js";
import { emitDocuments, tryDocument, type Verdict } from "./run-emitter.js";

const found = inject("emitters");
const work = realpathSync(mkdtempSync(path.join(tmpdir(), "linkmint-emitters-")));
const modules = path.join(work, "node_modules");
mkdirSync(path.join(modules, "@linkmint"), { recursive: true });
for (const [from, name] of [
  ["templates/runtime", "@linkmint/runtime"],
  ["node_modules/openapi-fetch", "openapi-fetch"],
] as const) {
  symlinkSync(path.join(repository, from), path.join(modules, name), "junction");
}
afterAll(() => rmSync(work, { recursive: true, force: true }));

test.concurrent.for(Object.keys(emitters) as EmitterName[])(
  "what %s takes, its packages take",
  async (name, { skip, expect }) => {
    const packages = found[name];
    skip(packages === undefined);
    const folder = path.join(work, name);
    const workplace = { name, folder, packages: packages ?? "" };
    const theirs = await emitDocuments(workplace);
    for (const document of emitters[name].documents) {
      const { verdicts, errors } = await tryDocument(workplace, { document, theirs });
      expect({ document, errors }).toEqual({ document, errors: [] });
      const different = verdicts.filter(isDifferent).map(toLine);
      const listed = Object.keys(differences[document] ?? {});
      expect({ document, different }).toEqual({ document, different: listed });
    }
  },
);

/** The validators say the same, and the compiler takes what they take. */
function isDifferent({ theirs, ours, compiles }: Verdict): boolean {
  return theirs !== ours || (theirs && !compiles);
}

function toLine({ request, theirs, ours, compiles }: Verdict): string {
  const by = [...(ours ? ["validator"] : []), ...(compiles ? ["type"] : [])];
  return `${request}: ${theirs ? "taken" : "refused"}, and here taken by ${by.join(" and ") || "nothing"}`;
}
