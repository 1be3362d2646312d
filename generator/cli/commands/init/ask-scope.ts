import { type Mistake, mistake, type Options } from "../../command.js";
import { isScope } from "../../flags.js";
import { isConversation } from "../../is-conversation.js";
import { checkTexts } from "./check-texts.js";
import { guessScope, ownScope } from "./choose-settings.js";
import { readRootPackage, type Repository } from "./repository.js";

/** Asks for the scope of the packages where nobody named one and no package of the repository has one. */
export async function askScope(
  { given, foundConfig, format }: Options,
  repository: Repository,
): Promise<Pick<Options["given"], "scope"> | Mistake> {
  const isKnown = foundConfig !== undefined || given.scope !== undefined;
  if (isKnown || checkTexts(repository.texts).length > 0) return {};
  const root = readRootPackage(repository.texts.get("package.json") ?? "{}");
  if (ownScope(repository, root) !== undefined) return {};
  const guess = guessScope(root);
  if (isConversation({ format })) return (await ask(guess)) ?? noScope;
  return guess === undefined ? noScope : {};
}

const noScope = mistake(
  "The packages need an npm scope.",
  "name one that is yours, as in linkmint init --scope @acme",
);

async function ask(guess: string | undefined): Promise<{ readonly scope: string } | undefined> {
  const { createInterface } = await import("node:readline/promises");
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const left = new AbortController();
  lines.once("close", () => left.abort());
  const choice = guess === undefined ? ", such as @acme: " : ` [${guess}]: `;
  try {
    for (;;) {
      const line = await lines.question(`an npm scope of yours${choice}`, left);
      const scope = line.trim() || guess;
      if (scope !== undefined && isScope(scope)) return { scope };
    }
  } catch (error) {
    if (left.signal.aborted) return undefined;
    throw error;
  } finally {
    lines.close();
  }
}
