/** Returns an object without the entries that are undefined: what is absent has no key. */
export function defined<const Entries extends object>(entries: Entries): Defined<Entries> {
  const kept = Object.entries(entries).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as Defined<Entries>;
}

/** An object whose entries that may be undefined are optional instead. */
export type Defined<Entries> = {
  [Key in keyof Entries as undefined extends Entries[Key] ? never : Key]: Entries[Key];
} & {
  [Key in keyof Entries as undefined extends Entries[Key] ? Key : never]?: Exclude<
    Entries[Key],
    undefined
  >;
};
