/** A length of time as people say it: `412 ms`, `1.2 s`. */
export function describeDuration(milliseconds: number): string {
  return milliseconds < 1000
    ? `${Math.round(milliseconds)} ms`
    : `${(milliseconds / 1000).toFixed(1)} s`;
}
