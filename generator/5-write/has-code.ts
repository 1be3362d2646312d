/** Whether an error is one that the system names so, such as `ENOENT`. */
export function hasCode(error: unknown, ...names: readonly string[]): boolean {
  return error instanceof Error && "code" in error && names.includes(String(error.code));
}
