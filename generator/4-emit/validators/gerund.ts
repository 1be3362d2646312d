/**
 * What somebody does who follows an instruction: "Connect an account" gives "connecting an account".
 * Nothing where the text starts with no verb that English would let end in -ing.
 */
export function toGerund(instruction: string): string | undefined {
  const [, verb, rest = ""] =
    /^([A-Za-z][a-z]+(?:-[a-z]+)*)(?=\s|$)(.*)$/su.exec(instruction.trim()) ?? [];
  if (verb === undefined || noVerb.test(verb)) return undefined;
  const ending = rest.replace(/\s+/gu, " ").replace(/\.$/u, "");
  return present(verb.toLowerCase()) + ending;
}

/** What starts a heading that is no instruction, such as "Any session" or "For existing users". */
const noVerb =
  /^(?:an|the|any|all|each|every|some|no|new|one|two|another|several|existing|other|this|that|for|to|in|at|on|by|with|when|while|if|from|as)$/iu;

function present(verb: string): string {
  if (verb.endsWith("ing") && verb.length > 5) return verb;
  if (verb.endsWith("ie")) return `${verb.slice(0, -2)}ying`;
  if (/[^eoy]e$/u.test(verb) && verb !== "be") return `${verb.slice(0, -1)}ing`;
  return doubling.test(verb) ? `${verb}${verb.slice(-1)}ing` : `${verb}ing`;
}

/** One short vowel and one consonant at the end of a stressed syllable: get, plan, begin, refer. */
const doubling =
  /^(?:[^aeiou]*|qu)[aeiou][bdgklmnprt]$|begin$|[^f]fer$|(?:re|up|off|for)[gs]et$|^(?:ad|com|e|o|per|re|sub|trans)mit$/u;
