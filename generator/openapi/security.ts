/** Whether a security requirement names a scheme; an empty one is a way without credentials (OpenAPI 3.1, 4.8.30). */
export function namesScheme(requirement: object): boolean {
  return Object.keys(requirement).length > 0;
}
