/** The value of an environment variable; `undefined` where it is unset, empty or out of reach. */
export function readVariable(name: string | undefined): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  try {
    return (name && process?.env?.[name]) || undefined;
  } catch {
    // Deno refuses where it was not permitted to read the variable.
    return undefined;
  }
}
