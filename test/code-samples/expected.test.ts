import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { buildSampleRequest, sampleLanguages, textOf } from "@linkmint/site/samples";
import { expect, test } from "vitest";
import { readDescriptions } from "../mock/described.js";
import { callsOf } from "./calls-of.js";

/*
 * How samples look: an access token is asked for by a form, and then a token minted by JSON. `UPDATE_EXPECTED=1` writes the
 * files anew.
 */
const [call = expect.fail()] = (await readDescriptions())
  .flatMap(callsOf)
  .filter(({ name }) => name === "pipedream, createToken, frontEnd");
const update = process.env["UPDATE_EXPECTED"] === "1";

test.each(sampleLanguages)("$title", async ({ file, write }) => {
  const text = textOf(write(buildSampleRequest(call)));
  const target = path.join(import.meta.dirname, "expected", file);
  if (update) await writeFile(target, text);
  expect(text).toBe(await readFile(target, "utf8"));
});
