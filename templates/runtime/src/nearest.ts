/** Returns the name that is most like another; `undefined` where none is. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  // What others call a base URL.
  const asked = plain(name).replace(/host|server|domain|origin|endpoint/, "baseurl");
  const likeness = (each: string): number => {
    const other = plain(each);
    const shared = [...asked].filter((_, at) => other.includes(asked.slice(at, at + 2)));
    return shared.length / Math.max(asked.length, other.length);
  };
  const [best] = names
    .map((each) => ({ each, score: likeness(each) }))
    .sort((one, other) => other.score - one.score);
  return best && best.score > 0.3 ? best.each : undefined;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]/g, "");
}
