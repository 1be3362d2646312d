import { apiChanges } from "../types/api-changes.js";
import { callChanges } from "../types/call-changes.js";
import type { ChangeText, Severity } from "../types/change-text.js";
import type { Change, ChangeCode } from "../types/change.js";
import { schemaFacts } from "../types/schema-facts.js";

/** What a code means for callers. */
export interface ChangeEntry {
  readonly severity: Severity;
  readonly title: string;
  /** What a caller must do. */
  readonly action: string;
}

/** What each code means: how far it moves the version, as a title, and what a caller must do. */
export const catalog = Object.fromEntries([
  ...Object.entries<ChangeText>({ ...apiChanges, ...callChanges }).map(([code, text]) => {
    const [, severity, title, action] = /^(\w+): (.*?)\. (.*)$/u.exec(text) ?? [];
    return [code, { severity, title, action }] as const;
  }),
  // Each fact is a change of its own on either side.
  ...Object.entries<string>(schemaFacts).flatMap(([fact, text]) => {
    const [title = "", ...sides] = text.split("\n").map((line) => line.trim());
    return sides.map((said) => {
      const [, side, severity, action] = /^(\w+) (\w+): (.*)$/u.exec(said) ?? [];
      return [`${side}-${fact}`, { severity, title: title.slice(0, -1), action }] as const;
    });
  }),
]) as Readonly<Record<ChangeCode, ChangeEntry>>;

/** The step that a package's version takes for some changes; none where there are none. */
export function semverStep(changes: readonly Change[]): Severity | "none" {
  const steps = (["major", "minor", "patch"] as const).filter((step) =>
    changes.some(({ severity }) => severity === step),
  );
  return steps[0] ?? "none";
}
