/** Returns the name that is most like another; `undefined` where none is. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  // What others call a base URL.
  const asked = plain(name).replace(/host|server|domain|origin|endpoint/, "baseurl");
  let best: string | undefined;
  let most = 0.3;
  for (const each of names) {
    const other = plain(each);
    const shared = [...asked].filter((_, at) => other.includes(asked.slice(at, at + 2)));
    const likeness = shared.length / Math.max(asked.length, other.length);
    if (likeness > most) {
      best = each;
      most = likeness;
    }
  }
  return best;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]/g, "");
}
