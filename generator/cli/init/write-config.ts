import { type Draft, write } from "./draft.js";
import type { Facts } from "./facts.js";

/** Writes the config, as JSON, which needs nothing installed to be read, and the folder of the specs. */
export function writeConfig(draft: Draft, facts: Facts): Draft {
  const { settings, hasConfig, repository, config, manager } = facts;
  const { specs, out, scope } = settings;
  const text = JSON.stringify({ specs, out, ...(scope !== undefined && { scope }) }, null, 2);
  const says = [
    `specs in ${specs}`,
    `packages in ${out}`,
    ...(scope === undefined ? [] : [`named ${scope}/…`]),
  ];
  const configured = hasConfig ? draft : write(draft, config, `${text}\n`, says.join(", "));
  const readme = `${specs}/README.md`;
  if (repository.hasSpecs || repository.texts.has(readme)) return configured;
  return write(configured, readme, specsPage(manager.execute), "names the first step");
}

function specsPage(execute: string): string {
  return `# Specs

One OpenAPI file for each provider whose link tokens we mint; linkmint makes a package of each. The first is cut out of a
provider's own document:

\`\`\`sh
${execute} linkmint add <provider> --from FILE|URL --operation "POST /link/token"
\`\`\`
`;
}
