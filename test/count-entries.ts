/** Counts what is put into maps while something runs: unlike a clock, it says for sure how work grows. */
export async function countEntries(run: () => unknown): Promise<number> {
  const { set } = Map.prototype;
  let count = 0;
  Reflect.set(
    Map.prototype,
    "set",
    function counted(this: Map<unknown, unknown>, key: unknown, value: unknown) {
      count += 1;
      return set.call(this, key, value);
    },
  );
  try {
    await run();
    return count;
  } finally {
    Reflect.set(Map.prototype, "set", set);
  }
}
