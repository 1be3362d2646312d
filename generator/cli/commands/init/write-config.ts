import { type Draft, leave, write } from "./facts.js";
import { type Facts, packageGlobs } from "./facts.js";

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

/** Keeps formatters out of the packages: what they format is no longer what a spec gives. */
export function ignoreFiles(draft: Draft, facts: Facts): Draft {
  const { root, repository } = facts;
  const folders = packageGlobs(facts).map((glob) => `${glob.replace(/\/\*$/u, "")}/`);
  const usesPrettier = root.dependencies.has("prettier") || draft.texts.has(".prettierignore");
  const formatted = usesPrettier ? ignore(draft, ".prettierignore", folders) : draft;
  const biome = ["biome.json", "biome.jsonc"].find((name) => repository.names.has(name));
  if (biome === undefined) return formatted;
  return leave(formatted, `${biome}: leave ${folders.join(" and ")} out of files.includes`);
}

function ignore(draft: Draft, path: string, lines: readonly string[]): Draft {
  const text = draft.texts.get(path) ?? "";
  const known = text.split(/\r?\n/u).map(bare);
  const missing = lines.filter((line) => !known.includes(bare(line)));
  if (missing.length === 0) return draft;
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const gap = text === "" || text.endsWith("\n") ? "" : eol;
  const added = missing.map((line) => line + eol).join("");
  return write(draft, path, text + gap + added, missing.join(", "));
}

/** A pattern of an ignore file without what makes no difference to us. */
function bare(line: string): string {
  return line.trim().replace(/^(?:\*\*)?\/|\/\**$/gu, "");
}
