/** What a message says to do about an option that is missing. */
export function howToGive(variable: string | undefined): string {
  return `pass it${variable ? `, or set ${variable}` : ""}`;
}
