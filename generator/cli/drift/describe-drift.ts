import type { DifferenceEntry, StaleDifference } from "../../types/drift.js";
import type { ProviderDrift } from "../../pipeline.js";
import { count } from "../count.js";

/** What was found, in a line: `2 differences that nobody recorded, 1 stale entry, 3 recorded differences`. */
export function describeDrift({ findings, stale, recorded }: ProviderDrift): string {
  const parts = [
    findings.length === 0 ? "" : `${count(findings.length, "difference")} not recorded`,
    stale.length === 0
      ? ""
      : stale.length === 1
        ? "1 stale entry"
        : `${stale.length} stale entries`,
    recorded.length === 0 ? "" : count(recorded.length, "recorded difference"),
  ];
  if (parts.every((part) => part === "")) return "no difference";
  return parts.filter((part) => part !== "").join(", ");
}

/** Whether a spec is what the document says but for the differences that it records. */
export function isFaithful({ findings, stale }: ProviderDrift): boolean {
  return findings.length + stale.length === 0;
}

/** An entry for `info.x-link-differences` as YAML in one line; its reason is the author's. */
export function renderEntry({ code, at, names }: DifferenceEntry): string {
  const list = names === undefined ? "" : `, names: ${JSON.stringify(names)}`;
  return `- { code: ${code}, at: ${plainOrQuoted(at)}${list}, reason: … }`;
}

/** What a stale entry says that is no longer so. */
export function describeStale({ code, at, names }: StaleDifference): string {
  const said = names === undefined ? code : `${code} of ${names.join(", ")}`;
  return `The document gives no ${said} at ${at} any more.`;
}

/** A pointer as YAML: in quotes where a flow mapping would read it otherwise. */
function plainOrQuoted(text: string): string {
  return /^\/[\w./~$-]*$/u.test(text) ? text : JSON.stringify(text);
}
