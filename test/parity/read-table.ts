import { readFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { parse } from "yaml";
import { Difference } from "./difference.js";

/** Reads the differences that are meant to be. */
export async function readTable(): Promise<Difference[]> {
  const text = await readFile(path.join(import.meta.dirname, "differences.yaml"), "utf8");
  return v.parse(v.array(Difference), parse(text));
}
