import type { ProviderDrift } from "../../pipeline.js";
import type { Annotation } from "../formats/render-github.js";
import { describeStale, renderEntry } from "./describe-drift.js";
import { describeMeaning, remedy, staleRemedy } from "./render-drift.js";

/** What separates a spec from the document, beside the lines of the spec. */
export function annotateDrift({ taken, findings, stale }: ProviderDrift): Annotation[] {
  return [
    // Its lines are others by now.
    ...taken.map(({ code, where, message, before: { path } }): Annotation => {
      return { severity: "notice", title: code, message: `took over ${where}: ${message}`, path };
    }),
    ...findings.map((finding): Annotation => {
      const { code, where, message, before, entry, left } = finding;
      const lines = [
        `${where}: ${message}`,
        `for callers: ${describeMeaning(finding)}`,
        ...(left === undefined ? [] : [`not taken over: ${left}`]),
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
