import type { Span } from "../types/diagnostic.js";
import type { ScalarRepair } from "./problem.js";

/** How a repaired key or value is written: in the quotes that it had; `undefined` where that is no simple matter. */
export function repairScalar(written: string, repair: ScalarRepair): string | undefined {
  if (repair.kind === "quote") return /^[\w.+-]+$/u.test(written) ? `"${written}"` : undefined;
  const simple = /^[\w.:/-]+$/u.test(repair.text);
  const [, quotes = ""] = /^(["']?)[\w.:/-]+\1$/u.exec(written) ?? [undefined, undefined];
  if (!simple || quotes === undefined || !/^["']?[\w.:/-]+["']?$/u.test(written)) return undefined;
  return quotes + repair.text + quotes;
}

/** What stands in a span of one line; `""` where there are several. */
export function textAt(text: string, { start, end }: Span): string {
  if (start.line !== end.line) return "";
  const line = text.replace(/^\uFEFF/u, "").split("\n")[start.line - 1] ?? "";
  return line.slice(start.column - 1, end.column - 1);
}
