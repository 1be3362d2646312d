/** Whether a text is an npm scope, such as `@acme`. */
export function isScope(text: string): boolean {
  return /^@[a-z0-9~-][a-z0-9._~-]*$/u.test(text);
}
