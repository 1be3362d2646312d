import { type Draft, leave, write } from "./facts.js";
import { type Facts, packageGlobs } from "./facts.js";

/** Writes the config, as JSON, which needs nothing installed to be read, and the folder of the specs. */
export function writeConfig(draft: Draft, facts: Facts): Draft {
  const { settings, hasConfig, repository, config, manager } = facts;
  const { specs, out, scope, isGuess, repository: from } = settings;
  const text = JSON.stringify({ specs, out, scope, repository: from }, null, 2);
  const checked = isGuess
    ? leave(draft, `${config}: change scope, unless ${scope} is an npm scope of yours`)
    : draft;
  const says = [
    `specs in ${specs}`,
    `packages in ${out}`,
    ...(scope === undefined ? [] : [`named ${scope}/…`]),
  ];
  const configured = hasConfig ? draft : write(checked, config, `${text}\n`, says.join(", "));
  const readme = `${specs}/README.md`;
  if (repository.providers.length > 0 || repository.texts.has(readme)) return configured;
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

/** Keeps what is built out of git, and what is generated out of the way of those who read changes. */
export function tellGit(draft: Draft, facts: Facts): Draft {
  const globs = packageGlobs(facts);
  const ignored = draft.texts.get(".gitignore") ?? "";
  const built = /^(?:\*\*\/)?dist\/?\s*$/mu.test(ignored)
    ? draft
    : addLines(
        draft,
        ".gitignore",
        globs.map((glob) => `${glob}/dist/`),
      );
  const generated = globs.map((glob) => `${glob.replace(/\/\*$/u, "")}/**`);
  return addLines(
    built,
    ".gitattributes",
    generated.map((glob) => `${quotePattern(glob)} linguist-generated`),
  );
}

/** A pattern as .gitattributes wants it, where a space ends one that is not quoted (git-scm.com, "gitattributes"). */
function quotePattern(pattern: string): string {
  return /^#|["\s]/u.test(pattern) ? JSON.stringify(pattern) : pattern;
}

/** Keeps formatters out of the packages: what they format is no longer what a spec gives. */
export function ignoreFiles(draft: Draft, facts: Facts): Draft {
  const { root, repository } = facts;
  const folders = packageGlobs(facts).map((glob) => `${glob.replace(/\/\*$/u, "")}/`);
  const usesPrettier = root.dependencies.has("prettier") || draft.texts.has(".prettierignore");
  const formatted = usesPrettier ? addLines(draft, ".prettierignore", folders) : draft;
  const biome = ["biome.json", "biome.jsonc"].find((name) => repository.names.has(name));
  if (biome === undefined) return formatted;
  return leave(formatted, `${biome}: leave ${folders.join(" and ")} out of files.includes`);
}

function addLines(draft: Draft, path: string, lines: readonly string[]): Draft {
  const text = draft.texts.get(path) ?? "";
  const known = text.split(/\r?\n/u).map(bare);
  const missing = lines.filter((line) => !known.includes(bare(line)));
  if (missing.length === 0) return draft;
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const gap = text === "" || text.endsWith("\n") ? "" : eol;
  const added = missing.map((line) => line + eol).join("");
  return write(draft, path, text + gap + added, missing.join(", "));
}

/** A line of such a file without what makes no difference to us. */
function bare(line: string): string {
  return line.trim().replace(/^(?:\*\*)?\/|\/\**$/gu, "");
}
