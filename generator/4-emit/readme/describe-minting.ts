import type { OperationModel } from "../../types/model.js";
import { clientSetup, mintCall, type SampleContext } from "./code-samples.js";
import { describeLifetime } from "../client/emit-result.js";
import { fenced, markdownCode } from "../print/escape.js";
import { listed } from "../print/listed.js";
import { methodsOf } from "../client/methods.js";
import { mintedNoun } from "../client/minted-noun.js";

/** The README's section about the common result, where there is one. */
export function describeMinting(context: SampleContext): string {
  const { lead, primary } = context;
  if (!lead.mints) return "";
  const parts = (["token", "url", "expiresAt"] as const).filter((part) => primary.result?.[part]);
  return [
    "## One result for every provider",
    `\`createLinkToken\` stands on every linkmint client. It takes ${describeMintInput(context)} and gives the same result whoever the provider is.`,
    fenced(
      `${clientSetup(context)}\n\nconst { ${parts.join(", ")} } = await ${mintCall(context)};`,
    ),
    describeResult(context),
  ].join("\n\n");
}

/** Whose input `createLinkToken` takes: the other operations of a spec have inputs of their own. */
function describeMintInput({ model, primary }: SampleContext): string {
  const own = methodsOf(model).filter(
    ({ mints, operation }) => !mints && operation.id === primary.id,
  );
  if (model.operations.length === 1 && own.length > 1) return "what the methods above take";
  const names = own.map(({ path }) => markdownCode(path.join(".")));
  if (names.length === 0)
    return `the input of ${markdownCode(`${primary.method} ${primary.path}`)}`;
  return `what ${listed(names)} ${names.length === 1 ? "takes" : "take"}`;
}

function describeResult({ model, primary }: SampleContext): string {
  const noun = mintedNoun(model);
  return [
    "`raw` is the provider's whole answer, and `requestId` its id for the call where it has one.",
    describeAbsence(primary),
    describeExpiry(primary, noun),
    primary.singleUse ? `A ${noun} opens one session only.` : undefined,
  ]
    .filter((sentence) => sentence !== undefined)
    .join(" ");
}

/** What of token and URL a reader must not count on. */
function describeAbsence({ result }: OperationModel): string | undefined {
  const optional = (["token", "url"] as const).filter((part) => result?.[part]?.always === false);
  if (optional.length > 1) return "It has `token`, `url` or both, whichever the answer has.";
  const [part] = optional;
  return part && `\`${part}\` is undefined where the answer has none.`;
}

/** When what is minted expires, as far as anybody knows. */
function describeExpiry(operation: OperationModel, noun: string): string {
  const expiry = operation.result?.expiresAt;
  const lifetime = describeLifetime(operation);
  if (lifetime === undefined)
    return `Nobody says how long a ${noun} lives: \`expiresAt\` is undefined.`;
  const sentence = lifetime.replace(/^It is/u, `A ${noun} is`).replace(/ it /u, ` a ${noun} `);
  return expiry?.kind === "field" && !expiry.always
    ? sentence.replace(/\.$/u, "; where it does not, `expiresAt` is undefined.")
    : sentence;
}
