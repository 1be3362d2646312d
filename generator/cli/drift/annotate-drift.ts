import type { ProviderDrift } from "../../pipeline.js";
import type { Annotation } from "../formats/render-github.js";
import { describeStale, renderEntry } from "./describe-drift.js";
import { describeMeaning, remedy, staleRemedy } from "./render-drift.js";

/** What separates a spec from the document, beside the lines of the spec. */
export function annotateDrift({ findings, stale }: ProviderDrift): Annotation[] {
  return [
    ...findings.map((finding): Annotation => {
      const { code, where, message, before, entry } = finding;
      const lines = [
        `${where}: ${message}`,
        `for callers: ${describeMeaning(finding)}`,
        `help: ${remedy}`,
        renderEntry(entry),
      ];
      return toAnnotation(before, code, lines);
    }),
    ...stale.map((each) => {
      return toAnnotation(each.place, each.code, [describeStale(each), `help: ${staleRemedy}`]);
    }),
  ];
}

function toAnnotation(
  { path, span }: ProviderDrift["findings"][number]["before"],
  title: string,
  lines: readonly string[],
): Annotation {
  const place = span === undefined ? { path } : { path, span };
  return { severity: "error", title, message: lines.join("\n"), ...place };
}
