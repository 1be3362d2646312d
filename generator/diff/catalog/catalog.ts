import type {
  ChangeCode,
  SchemaChangeCode,
  SchemaFact,
  Side,
  Change,
  Severity,
} from "../../types/change.js";
import { apiChanges } from "./api-changes.js";
import { callChanges } from "./call-changes.js";
import type { ChangeEntry } from "./change-entry.js";
import { schemaFacts } from "./schema-facts.js";

/** What each code means: how far it moves the version, as a title, and what a caller must do. */
export const catalog: Readonly<Record<ChangeCode, ChangeEntry>> = {
  ...apiChanges,
  ...callChanges,
  ...schemaChanges(),
};

/** Each fact as the changes that it is on either side. */
function schemaChanges(): Record<SchemaChangeCode, ChangeEntry> {
  const facts = Object.entries(schemaFacts) as [SchemaFact, (typeof schemaFacts)[SchemaFact]][];
  const entries = facts.flatMap(([fact, { title, ...sides }]) =>
    (["request", "response"] as const).map((side: Side): [SchemaChangeCode, ChangeEntry] => {
      const [severity, action] = sides[side];
      return [`${side}-${fact}`, { severity, title, action }];
    }),
  );
  return Object.fromEntries(entries) as Record<SchemaChangeCode, ChangeEntry>;
}

/** The step that a package's version takes for some changes; none where there are none. */
export function semverStep(changes: readonly Change[]): Severity | "none" {
  const steps = (["major", "minor", "patch"] as const).filter((step) =>
    changes.some(({ severity }) => severity === step),
  );
  return steps[0] ?? "none";
}
