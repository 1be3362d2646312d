/** Whether two things belong together; the last ones that are left may be asked for. */
export type Belong<T> = (old: T, now: T, isLast: boolean) => boolean;

/** Pairs what belongs together in the first of several ways, and gives what has no counterpart. */
export function pairUp<T>(olds: readonly T[], news: readonly T[], ways: readonly Belong<T>[]) {
  const [left, right] = [[...olds], [...news]];
  const pairs = ways.flatMap((belong) =>
    [...left].flatMap((old): [old: T, now: T][] => {
      const isLast = left.length === 1 && right.length === 1;
      const now = right.find((each) => belong(old, each, isLast));
      if (now === undefined) return [];
      left.splice(left.indexOf(old), 1);
      right.splice(right.indexOf(now), 1);
      return [[old, now]];
    }),
  );
  return { pairs, left, right };
}
