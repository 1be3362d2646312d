/**
 * What a text says from each match of a pattern on to the end of its sentence.
 *
 * @example clausesAfter("Required if `a` is set. Else optional.", /required if/giu); // ["Required if `a` is set"]
 */
export function clausesAfter(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => {
    const rest = text.slice(index);
    const end = rest.slice(found.length).search(/[.;!?](?:\s|$)|\n\s*\n/u);
    return end < 0 ? rest : rest.slice(0, found.length + end);
  });
}

/**
 * Which of these names a text speaks of: in code marks or quotes, or bare where no word of a language looks like
 * it, as with `user_id`.
 */
export function namesIn(text: string, names: ReadonlySet<string>): string[] {
  const marked = [...text.matchAll(/[`'"]([\w.-]+)[`'"]/gu)].map(([, name = ""]) => name);
  const bare = text.match(/\b(?:[a-z\d]+(?:_[a-z\d]+)+|[a-z]+[A-Z]\w*)\b/gu) ?? [];
  const parts = [...marked, ...bare].flatMap((name) => [name, ...name.split(".")]);
  return [...new Set(parts)].filter((name) => names.has(name));
}
