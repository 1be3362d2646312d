/** Waits so long and no longer: gives what `onLate` gives where the work takes more milliseconds, or throws what it throws. */
export async function within<Result>(
  milliseconds: number,
  work: Promise<Result>,
  onLate: () => Result,
): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  try {
    // In a list, so that no result is taken for being late.
    const done = await Promise.race([work.then((result) => [result] as const), late]);
    return done === undefined ? onLate() : done[0];
  } finally {
    clearTimeout(timer);
  }
}
