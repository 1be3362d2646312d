import { parseDocument } from "../../generator/1-load/parse-document.js";
import { lintDocument } from "../../generator/2-lint/lint-document.js";
import { buildModel } from "../../generator/3-model/build-model.js";
import { emitSite } from "../../generator/4-emit/site/emit-site.js";
import type { FileTree } from "../../generator/types/tree.js";

/** Gives the reference pages of one spec, which has no error. */
export function pagesOf(text: string, gateways: Readonly<Record<string, string>> = {}): FileTree {
  const { value } = parseDocument({ provider: "acme", path: "specs/acme.yaml", text });
  if (value === undefined) throw new Error("The spec does not parse.");
  const errors = lintDocument(value).filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
  const assets = { script: "page-1.js", style: "page-2.css" };
  return emitSite([{ model: buildModel(value), spec: text }], { scope: "@acme", assets, gateways });
}
