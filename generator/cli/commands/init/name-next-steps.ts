import { runs } from "./add-scripts.js";
import { type Draft, leave } from "./draft.js";
import type { Facts } from "./facts.js";

/** Says what only the user can do, in the order in which it is done. */
export function nameNextSteps(draft: Draft, facts: Facts): Draft {
  const { manager, root, repository } = facts;
  const generate = runGenerate(facts);
  const missing = ["linkmint", "typescript"].filter((name) => !root.dependencies.has(name));
  const steps = [
    ...(missing.length === 0 ? [] : [`${manager.add} ${missing.join(" ")}`]),
    ...(repository.hasSpecs
      ? []
      : [
          `${manager.execute} linkmint add <provider> --from FILE|URL --operation "POST /link/token"`,
          `${generate}, then ${manager.install}, which links the new packages`,
        ]),
    ...(isInFront(facts) ? [] : [`let builds begin with: ${generateCommand(draft, facts)}`]),
  ];
  return steps.reduce(leave, draft);
}

/** Whether some other script generates already, itself or by the script that does. */
function isInFront({ root, script }: Facts): boolean {
  return Object.entries(root.scripts).some(([name, command]) => {
    if (name === script) return false;
    const words = command.split(/[\s&;|"'()]+/u);
    return runs(command, "generate") || (script !== undefined && words.includes(script));
  });
}

function generateCommand({ texts }: Draft, facts: Facts): string {
  const { manager, script } = facts;
  if (script === undefined) return runGenerate(facts);
  if (texts.has("turbo.json") || texts.has("turbo.jsonc")) {
    return `${manager.execute} turbo run ${script}`;
  }
  if (texts.has("nx.json")) return `${manager.execute} nx run-many -t ${script}`;
  return runGenerate(facts);
}

function runGenerate({ manager, script }: Facts): string {
  return script === undefined ? `${manager.execute} linkmint generate` : `${manager.run} ${script}`;
}
