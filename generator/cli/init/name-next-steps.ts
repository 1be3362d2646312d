import { type Draft, leave } from "./draft.js";
import type { Facts } from "./facts.js";

/** Says what only the user can do, in the order in which it is done. */
export function nameNextSteps(draft: Draft, facts: Facts): Draft {
  const { manager, root, repository, script } = facts;
  const missing = ["linkmint", "typescript"].filter((name) => !root.dependencies.has(name));
  const steps = [
    ...(missing.length === 0 ? [] : [`${manager.add} ${missing.join(" ")}`]),
    ...(repository.hasSpecs
      ? []
      : [
          `${manager.execute} linkmint add <provider> --from FILE|URL --operation "POST /link/token"`,
          `${manager.run} ${script}, then ${manager.install}, which links the new packages`,
        ]),
    ...(isInFront(facts) ? [] : [`let builds begin with: ${generateCommand(draft, facts)}`]),
  ];
  return steps.reduce(leave, draft);
}

/** Whether some other script generates already. */
function isInFront({ root, script }: Facts): boolean {
  return Object.entries(root.scripts).some(
    ([name, command]) =>
      name !== script && new RegExp(`(?:^|\\s)${script}(?:\\s|$)`, "u").test(command),
  );
}

function generateCommand({ texts }: Draft, { manager, script }: Facts): string {
  if (texts.has("turbo.json") || texts.has("turbo.jsonc")) {
    return `${manager.execute} turbo run ${script}`;
  }
  if (texts.has("nx.json")) return `${manager.execute} nx run-many -t ${script}`;
  return `${manager.run} ${script}`;
}
